using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Foreign clients against our server: every case, as data. The other parts of the class hold the cases themselves.</summary>
internal static partial class ClientCases
{
    private const string Say = "/echo.v1.Echo/Say";
    private const string Stream = "/echo.v1.Echo/Stream";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<ClientCase> All { get; } =
    [
        new("unary: empty, small, 1 MB", Peer.AllClients, UnaryAsync),
        new("server stream: 0, 1, 50 messages, 20 × 100 kB", Peer.AllClients, StreamAsync),
        new("server stream that fails in the middle", Peer.Scripts | Peer.Grpcurl, BrokenStreamAsync),
        .. Enum.GetValues<StatusCode>().Select(code => new ClientCase(
            $"status {(int)code} {code}", Peer.Scripts | Peer.Grpcurl, client => StatusAsync(client, code))),
        new("status message in UTF-8, percent-encoded", Peer.Scripts | Peer.Grpcurl, MessageAsync),
        new("metadata and trailers, ASCII", Peer.Scripts | Peer.Grpcurl, TextMetadataAsync),
        new("metadata and trailers, binary", Peer.Scripts | Peer.Grpcurl, BinaryMetadataAsync),
        new("metadata, binary, a key several times", Peer.Scripts | Peer.Grpcurl, RepeatedBinaryMetadataAsync),
        new("response headers before the answer", Peer.Scripts | Peer.Grpcurl, HeadersAsync),
        new("trailers of a failure", Peer.Scripts | Peer.Grpcurl, FailureTrailersAsync),
        new("deadline: client gives up, server's handler is cancelled", Peer.AllClients, DeadlineAsync),
        new("deadline: server answers by itself", Peer.GrpcJs, ServerDeadlineAsync),
        new("cancellation of a unary call reaches the server", Peer.Scripts, CancelUnaryAsync),
        new("cancellation of a stream reaches the server", Peer.Scripts, CancelStreamAsync),
        new("request larger than the server takes", Peer.AllClients, LargeRequestAsync),
        new("answer larger than the server sends", Peer.AllClients, LargeAnswerAsync),
        new("answer larger than the client takes", Peer.Scripts | Peer.Grpcurl, TooLargeForClientAsync),
        new("unimplemented method", Peer.AllClients, UnimplementedMethodAsync),
        new("unimplemented service", Peer.Scripts, UnimplementedServiceAsync),
        new("gzip refused (or understood), the connection lives on", Peer.Scripts | Peer.Ghz, GzipAsync),
        new("keep-alive pings answered", Peer.Scripts, KeepAliveAsync),
        new("GOAWAY while draining: calls end, new ones go elsewhere", Peer.Scripts, DrainAsync),
        new("GOAWAY under load: no call is lost", Peer.Scripts, DrainUnderLoadAsync),
        new("100 concurrent calls on one connection", Peer.Scripts | Peer.Ghz, ManyAtOnceAsync),
        new("grpc.health.v1 Check", Peer.Scripts | Peer.Grpcurl, HealthCheckAsync),
        new("grpc.health.v1 Watch", Peer.Scripts, HealthWatchAsync),
    ];

    public static Task RunAsync(string name, IForeignClient client)
    {
        client.Forget();
        return All.Single(one => one.Name == name).RunAsync(client);
    }

    private static Task<CallResult> CallAsync(IForeignClient client, CallSpec spec) => client.Start(spec).Result;

    private static CallSpec Unary(EchoServer server, EchoRequest request) => new(server.Authority, Say, request);

    private static CallSpec Streamed(EchoServer server, EchoRequest request) => new(server.Authority, Stream, request) { Streaming = true };

    private static EchoResponse Single(CallResult result)
    {
        result.Code.ShouldBe(StatusCode.OK, result.Detail);
        return EchoResponse.Parser.ParseFrom(result.Messages.ShouldHaveSingleItem());
    }

    private static ByteString Bytes(int count) => ByteString.CopyFrom([.. Enumerable.Range(0, count).Select(i => (byte)(i * 31))]);

    private static IEnumerable<string> ValuesOf(IEnumerable<(string Key, string Value)> pairs, string key) =>
        pairs.Where(pair => pair.Key == key).Select(pair => pair.Value);
}
