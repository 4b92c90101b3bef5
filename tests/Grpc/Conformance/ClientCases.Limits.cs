using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Deadlines, cancellation, sizes, and what the server does not do.</summary>
internal static partial class ClientCases
{
    private static async Task DeadlineAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();

        // A first call, so that connecting does not eat the deadline. A process for each call has none, and gets more time.
        (await CallAsync(client, Unary(server, new EchoRequest { Text = "x" }))).Code.ShouldBe(StatusCode.OK);
        var deadlineMs = client is ScriptPeer ? 500 : 2_000;
        var result = await CallAsync(client, Unary(server, new EchoRequest { WaitForCancellation = true }) with { DeadlineMs = deadlineMs });
        result.Code.ShouldBe(StatusCode.DeadlineExceeded, result.Detail);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
        server.Journal.Deadline.ShouldBeLessThan(DateTime.MaxValue);
    }

    private static async Task ServerDeadlineAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(
            client, Unary(server, new EchoRequest { WaitForCancellation = true }) with { Metadata = [("grpc-timeout", "100m")] });
        result.Code.ShouldBe(StatusCode.DeadlineExceeded, result.Detail);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    private static async Task CancelUnaryAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var call = client.Start(Unary(server, new EchoRequest { WaitForCancellation = true }));
        await server.Journal.HandlerStarted.WaitAsync(Patience);
        call.Cancel();
        (await call.Result).Code.ShouldBe(StatusCode.Cancelled);
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    private static async Task CancelStreamAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(
            client, Streamed(server, new EchoRequest { Text = "x", AnswersBefore = 1, WaitForCancellation = true }) with { CancelAfter = 1 });
        (result.Messages.Count, result.Code).ShouldBe((1, StatusCode.Cancelled));
        await server.Journal.HandlerCancelled.WaitAsync(Patience);
    }

    private static async Task LargeRequestAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync(options => options.MaxReceiveMessageSize = 50_000);

        // The second is larger than a flow-control window: the server answers while the client still writes. Arguments of a process are shorter.
        foreach (var bytes in client is GrpcurlPeer ? [50_001] : new[] { 50_001, 1_000_000 })
        {
            (await CallAsync(client, Unary(server, new EchoRequest { Payload = Bytes(bytes) }))).Code.ShouldBe(StatusCode.ResourceExhausted);
            (await CallAsync(client, Unary(server, new EchoRequest { Payload = Bytes(40_000) }))).Code.ShouldBe(StatusCode.OK);
        }
    }

    private static async Task LargeAnswerAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync(options => options.MaxSendMessageSize = 1_000);
        (await CallAsync(client, Unary(server, new EchoRequest { AnswerBytes = 1_001 }))).Code.ShouldBe(StatusCode.ResourceExhausted);
        (await CallAsync(client, Streamed(server, new EchoRequest { AnswerBytes = 1_001, Repeat = 1 }))).Code.ShouldBe(StatusCode.ResourceExhausted);
        (await CallAsync(client, Unary(server, new EchoRequest { AnswerBytes = 900 }))).Code.ShouldBe(StatusCode.OK);
    }

    private static async Task TooLargeForClientAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        foreach (var bytes in new[] { 1_001, 1_000_000 })
        {
            var result = await CallAsync(client, Unary(server, new EchoRequest { AnswerBytes = bytes }) with { MaxReceive = 1_000 });
            result.Code.ShouldBe(StatusCode.ResourceExhausted, result.Detail);
        }

        (await CallAsync(client, Unary(server, new EchoRequest { AnswerBytes = 900 }) with { MaxReceive = 1_000 })).Code.ShouldBe(StatusCode.OK);
    }

    private static async Task UnimplementedMethodAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(client, new CallSpec(server.Authority, "/echo.v1.Echo/NotThere", new EchoRequest { Text = "x" }));
        result.Code.ShouldBe(StatusCode.Unimplemented);
        if (client is ScriptPeer)
        {
            result = await CallAsync(client, new CallSpec(server.Authority, "/echo.v1.Echo/Nowhere", new EchoRequest { Text = "x" }));
            result.Code.ShouldBe(StatusCode.Unimplemented);
        }
    }

    private static async Task UnimplementedServiceAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(client, new CallSpec(server.Authority, "/no.such.Service/Say", new EchoRequest { Text = "x" }));
        result.Code.ShouldBe(StatusCode.Unimplemented);
    }

    private static async Task GzipAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(client, Unary(server, new EchoRequest { Payload = Bytes(10_000) }) with { Gzip = true });
#if RESTRICTED_PACKAGES
        // The stand-in refuses, as the protocol lets it; the real server understands gzip.
        result.Code.ShouldBe(StatusCode.Unimplemented);
        result.Detail.ShouldContain("grpc-encoding");
#else
        result.Code.ShouldBe(StatusCode.OK, result.Detail);
#endif
        (await CallAsync(client, Unary(server, new EchoRequest { Payload = Bytes(10_000) }))).Code.ShouldBe(StatusCode.OK);
    }
}
