using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Our client against foreign servers: every case, as data. The other parts of the class hold the cases themselves.</summary>
internal static partial class ServerCases
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<ServerCase> All { get; } =
    [
        new("unary: empty, small, 1 MB", Peer.Scripts, UnaryAsync),
        new("server stream: 0, 1, 50 messages, 20 × 100 kB", Peer.Scripts, StreamAsync),
        new("server stream that fails in the middle", Peer.Scripts, BrokenStreamAsync),
        .. Enum.GetValues<StatusCode>().Select(code => new ServerCase(
            $"status {(int)code} {code}", Peer.Scripts, peer => StatusAsync(peer, code))),
        new("status message in UTF-8, percent-encoded", Peer.Scripts, MessageAsync),
        new("metadata and trailers, ASCII", Peer.Scripts, TextMetadataAsync),
        new("metadata and trailers, binary", Peer.Scripts, BinaryMetadataAsync),
        new("metadata, binary, a key several times", Peer.GrpcJs, RepeatedBinaryMetadataAsync),
        new("response headers before the answer", Peer.Scripts, HeadersAsync),
        new("trailers of a failure", Peer.Scripts, FailureTrailersAsync),
        new("deadline: client gives up, server's handler is cancelled", Peer.Scripts, DeadlineAsync),
        new("cancellation of a unary call reaches the server", Peer.Scripts, CancelUnaryAsync),
        new("cancellation of a stream reaches the server", Peer.Scripts, CancelStreamAsync),
        new("request larger than the server takes", Peer.Scripts, LargeRequestAsync),
        new("answer larger than the client takes", Peer.Scripts, TooLargeForClientAsync),
        new("unimplemented method", Peer.Scripts, peer => UnimplementedAsync(peer, "echo.v1.Echo", "NotThere")),
        new("unimplemented service", Peer.Scripts, peer => UnimplementedAsync(peer, "no.such.Service", "Say")),
        new("gzip refused (or understood), the connection lives on", Peer.Grpcio, GzipAsync),
        new("keep-alive pings answered", Peer.Scripts, KeepAliveAsync),
        new("GOAWAY while draining: calls end, new ones go elsewhere", Peer.Scripts, DrainAsync),
        new("GOAWAY under load: no call is lost", Peer.GrpcJs, DrainUnderLoadAsync),
        new("no server: UNAVAILABLE", Peer.Scripts, StoppedAsync),
        new("100 concurrent calls on one connection", Peer.Scripts, ManyAtOnceAsync),
        new("grpc.health.v1 Check", Peer.Scripts, HealthCheckAsync),
        new("grpc.health.v1 Watch", Peer.Scripts, HealthWatchAsync),
    ];

    private static GrpcChannel Channel(int port, Action<GrpcChannelOptions>? configure = null)
    {
        var options = new GrpcChannelOptions();
        configure?.Invoke(options);
        return GrpcChannel.ForAddress($"http://127.0.0.1:{port}", options);
    }

    private static GrpcChannel Channel(FrameTap tap, HttpMessageHandler? handler = null) =>
        GrpcChannel.ForAddress($"http://{tap.Address}", new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });

    private static DateTime In(TimeSpan time) => TimeProvider.System.GetUtcNow().UtcDateTime + time;

    private static ByteString Bytes(int count) => ByteString.CopyFrom([.. Enumerable.Range(0, count).Select(i => (byte)(i * 31))]);

    private static async Task<RpcException> FailureOf(Echo.EchoClient client, ServerPlan plan, EchoRequest? request = null) =>
        await Should.ThrowAsync<RpcException>(async () => await client.SayAsync(request ?? new EchoRequest(), plan.ToMetadata()));

    private static async Task<(int Messages, RpcException? Failure)> ReadAsync(AsyncServerStreamingCall<EchoResponse> call)
    {
        var messages = 0;
        try
        {
            await foreach (var _ in call.ResponseStream.ReadAllAsync())
            {
                messages++;
            }
        }
        catch (RpcException failure)
        {
            return (messages, failure);
        }

        return (messages, null);
    }
}
