using System.Text;
using FeedRanking.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Foreign;

/// <summary>Our client against gRPC's C core.</summary>
public class PythonServerTests
{
    [RequiresPythonGrpcFact]
    public async Task Unary_LargeAndSmall_ComeBackUnchanged()
    {
        await using var server = await PythonServer.StartAsync();
        foreach (var bytes in new[] { 0, 1, 16_384, 1_000_000 })
        {
            var answer = await server.Client.SayAsync(new EchoRequest { Text = "ü", Payload = ByteString.CopyFrom(new byte[bytes]) });
            (answer.Text, answer.Payload.Length).ShouldBe(("ü", bytes));
        }
    }

    [RequiresPythonGrpcFact]
    public async Task Stream_AllAnswersArrive()
    {
        await using var server = await PythonServer.StartAsync();
        using var call = server.Client.Stream(new EchoRequest { Text = "s" });
        var count = 0;
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            answer.Text.ShouldBe("s");
            count++;
        }

        count.ShouldBe(20);
    }

    [RequiresPythonGrpcFact]
    public async Task Failure_EveryStatus_IsUnderstood()
    {
        await using var server = await PythonServer.StartAsync();
        foreach (var code in Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK))
        {
            var metadata = new Metadata { { "fail-with", $"{(int)code}" }, { "fail-detail-bin", Encoding.UTF8.GetBytes("größer 100 %") } };
            var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client.SayAsync(new EchoRequest(), metadata));
            failure.Status.ShouldBe(new Status(code, "größer 100 %"));
        }

        var missing = await Should.ThrowAsync<RpcException>(async () => await server.Client.NotThereAsync(new EchoRequest()));
        missing.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [RequiresPythonGrpcFact]
    public async Task Metadata_HeadersAndTrailers_GoBothWays()
    {
        await using var server = await PythonServer.StartAsync();
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        using var call = server.Client.SayAsync(new EchoRequest(), new Metadata { { "echoed-text", "abc" }, { "echoed-data-bin", bytes } });
        (await call.ResponseHeadersAsync).GetValue("first").ShouldBe("header");
        await call;
        call.GetTrailers().GetValue("echoed-text").ShouldBe("abc");
        call.GetTrailers().GetValueBytes("echoed-data-bin").ShouldBe(bytes);
    }

    [RequiresPythonGrpcFact]
    public async Task Deadline_IsSentAndEndsTheCallOnBothSides()
    {
        await using var server = await PythonServer.StartAsync();
        var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(300);
        var far = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(60);
        (await server.Client.SayAsync(new EchoRequest(), new Metadata { { "tell-timeout", "1" } }, far)).Text.ShouldBe("y");

        var failure = await Should.ThrowAsync<RpcException>(
            async () => await server.Client.SayAsync(new EchoRequest(), new Metadata { { "wait", "1" } }, soon));

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        (await WasCancelledAsync(server)).ShouldBe("yes");
    }

    [RequiresPythonGrpcFact]
    public async Task Cancel_ReachesTheServer()
    {
        await using var server = await PythonServer.StartAsync();
        var call = server.Client.SayAsync(new EchoRequest(), new Metadata { { "wait", "1" } });
        await call.ResponseHeadersAsync;

        call.Dispose();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        (await WasCancelledAsync(server)).ShouldBe("yes");
    }

    private static async Task<string> WasCancelledAsync(PythonServer server)
    {
        var method = new Method<EchoRequest, EchoResponse>(
            MethodType.Unary,
            "echo.v1.Echo",
            "WasCancelled",
            Marshallers.Create(request => request.ToByteArray(), EchoRequest.Parser.ParseFrom),
            Marshallers.Create(response => response.ToByteArray(), EchoResponse.Parser.ParseFrom));
        return (await server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(), new EchoRequest())).Text;
    }
}
