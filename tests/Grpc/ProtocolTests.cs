using System.Net;
using System.Net.Http.Headers;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests;

/// <summary>What the server does with requests that no proper client sends.</summary>
public class ProtocolTests
{
    private static readonly Marshaller<EchoResponse> Truncated = Marshallers.Create(
        response => response.ToByteArray(), _ => EchoResponse.Parser.ParseFrom([0x0a, 0x05, 1]));

    private static readonly HttpMessageInvoker Http = new(new SocketsHttpHandler());

    private static async Task<(string Status, HttpResponseMessage Answer)> SendAsync(HttpRequestMessage request)
    {
        var answer = await Http.SendAsync(request, CancellationToken.None);
        await answer.Content.ReadAsByteArrayAsync();
        var headers = answer.Headers.Contains("grpc-status") ? answer.Headers : answer.TrailingHeaders;
        return (headers.TryGetValues("grpc-status", out var values) ? values.Single() : "none", answer);
    }

    [Fact]
    public async Task ProperCall_AnswersFrameAndTrailers()
    {
        await using var server = await EchoServer.StartAsync();
        var answer = await Http.SendAsync(RawCall.To(server, "Say", new EchoRequest { Text = "x" }), CancellationToken.None);

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(RawCall.Frame(new EchoResponse { Text = "x" }.ToByteArray()));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/grpc");
        answer.TrailingHeaders.GetValues("grpc-status").ShouldBe(["0"]);
        answer.Headers.Contains("grpc-status").ShouldBeFalse();
    }

    [Fact]
    public async Task CompressedMessage_IsUnimplemented()
    {
        await using var server = await EchoServer.StartAsync(options => options.MaxReceiveMessageSize = 100);
        var body = RawCall.Frame([1, 2, 3], flag: 1);

        var (status, _) = await SendAsync(RawCall.To(server, "Say", body));

        // The real server reports a compressed message without grpc-encoding as an internal error of the caller.
        status.ShouldBeOneOf("12", "13");
    }

    [Fact]
    public async Task UnknownEncoding_IsUnimplementedAndNamesWhatIsAccepted()
    {
        await using var server = await EchoServer.StartAsync();
        var body = RawCall.Frame([1, 2, 3], flag: 1);

        var (status, answer) = await SendAsync(RawCall.To(server, "Say", body, ("grpc-encoding", "snappy")));

        status.ShouldBe("12");
        answer.Headers.GetValues("grpc-accept-encoding").Single().ShouldContain("identity");
    }

    [Fact]
    public async Task IncompleteMessage_IsInternal()
    {
        await using var server = await EchoServer.StartAsync();
        var (status, _) = await SendAsync(RawCall.To(server, "Say", RawCall.Frame(new byte[10])[..9]));
        status.ShouldBe("13");
    }

    [Fact]
    public async Task NoMessage_IsInternal()
    {
        await using var server = await EchoServer.StartAsync();
        var (status, _) = await SendAsync(RawCall.To(server, "Say", Array.Empty<byte>()));
        status.ShouldBe("13");
    }

    [Fact]
    public async Task TwoMessages_AreInternal()
    {
        await using var server = await EchoServer.StartAsync();
        byte[] twice = [.. RawCall.Frame([]), .. RawCall.Frame([])];
        var (status, _) = await SendAsync(RawCall.To(server, "Say", twice));
        status.ShouldBe("13");
    }

    [Fact]
    public async Task OtherContentType_IsUnsupportedMediaType()
    {
        await using var server = await EchoServer.StartAsync();
        var request = RawCall.To(server, "Say", new EchoRequest());
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var (_, answer) = await SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task MessageThatIsNoProtobuf_IsTheCallersFault()
    {
        await using var server = await EchoServer.StartAsync();
        var (status, _) = await SendAsync(RawCall.To(server, "Say", RawCall.Frame([0x0a, 0x05, 1])));

        // The real server says Unknown.
        status.ShouldBeOneOf("13", "2");
        server.Journal.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task AnswerThatIsNoProtobuf_IsInternalAndNotABrokenConnection()
    {
        await using var server = await EchoServer.StartAsync();
        var method = new Method<string, EchoResponse>(
            MethodType.Unary, "echo.v1.Echo", "Say", Marshallers.Create(_ => Array.Empty<byte>(), _ => string.Empty), Truncated);
        var invoker = server.Channel.CreateCallInvoker();

        var failure = await Should.ThrowAsync<RpcException>(async () => await invoker.AsyncUnaryCall(method, null, new CallOptions(), "x"));

        failure.StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Theory]
    [InlineData("1H")]
    [InlineData("99999999H")]
    [InlineData("1M")]
    [InlineData("60S")]
    [InlineData("60000m")]
    [InlineData("60000000u")]
    [InlineData("99999999n")]
    public async Task Timeout_InAnyUnit_IsUnderstood(string timeout)
    {
        await using var server = await EchoServer.StartAsync();
        var (status, _) = await SendAsync(RawCall.To(server, "Say", new EchoRequest(), ("grpc-timeout", timeout)));
        status.ShouldBe("0");
        server.Journal.Deadline.ShouldBeLessThan(DateTime.MaxValue);
    }
}
