using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.V1;
using FeedRanking.Testing;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>Deadlines, cancellation, sizes, and what the server does not do.</summary>
internal static partial class ServerCases
{
    private static async Task DeadlineAsync(ScriptPeer peer)
    {
        var port = await peer.ServeAsync();
        using var channel = Channel(port);
        var client = new Echo.EchoClient(channel);
        await client.SayAsync(new EchoRequest());

        var failure = await Should.ThrowAsync<RpcException>(async () => await client.SayAsync(
            new EchoRequest(), new ServerPlan { Wait = true }.ToMetadata(), In(TimeSpan.FromMilliseconds(500))));

        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await Eventually.Async(async () => await peer.ControlAsync(port, "tell") is { Cancelled: 1, Deadlines: 1 }, Patience, "The server noticing");
    }

    private static async Task CancelUnaryAsync(ScriptPeer peer)
    {
        var port = await peer.ServeAsync();
        using var channel = Channel(port);
        using var cancellation = new CancellationTokenSource();
        var call = new Echo.EchoClient(channel).SayAsync(
            new EchoRequest(), new ServerPlan { Wait = true }.ToMetadata(), cancellationToken: cancellation.Token);
        await Eventually.Async(async () => (await peer.ControlAsync(port, "tell")).Calls == 1, Patience, "The call reaching the server");

        await cancellation.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        await Eventually.Async(async () => (await peer.ControlAsync(port, "tell")).Cancelled == 1, Patience, "The server noticing");
    }

    private static async Task CancelStreamAsync(ScriptPeer peer)
    {
        var port = await peer.ServeAsync();
        using var channel = Channel(port);
        var call = new Echo.EchoClient(channel).Stream(new EchoRequest { Text = "x" }, new ServerPlan { AnswersBefore = 1, Wait = true }.ToMetadata());
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();

        call.Dispose();

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
        await Eventually.Async(async () => (await peer.ControlAsync(port, "tell")).Cancelled == 1, Patience, "The server noticing");
    }

    private static async Task LargeRequestAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync(maxReceive: 50_000));
        var client = new Echo.EchoClient(channel);

        // The second is larger than a flow-control window: the server answers while we still write.
        foreach (var bytes in new[] { 50_001, 1_000_000 })
        {
            var failure = await FailureOf(client, new ServerPlan(), new EchoRequest { Payload = Bytes(bytes) });
            failure.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
            (await client.SayAsync(new EchoRequest { Payload = Bytes(40_000) })).Payload.Length.ShouldBe(40_000);
        }
    }

    private static async Task TooLargeForClientAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync(), options => options.MaxReceiveMessageSize = 1_000);
        var client = new Echo.EchoClient(channel);
        foreach (var bytes in new[] { 1_001, 1_000_000 })
        {
            (await FailureOf(client, new ServerPlan { AnswerBytes = bytes })).StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        }

        (await client.SayAsync(new EchoRequest(), new ServerPlan { AnswerBytes = 900 }.ToMetadata())).Payload.Length.ShouldBe(900);
    }

    private static async Task UnimplementedAsync(ScriptPeer peer, string service, string name)
    {
        using var channel = Channel(await peer.ServeAsync());
        var method = new Method<EchoRequest, EchoResponse>(
            MethodType.Unary,
            service,
            name,
            Marshallers.Create(request => request.ToByteArray(), EchoRequest.Parser.ParseFrom),
            Marshallers.Create(response => response.ToByteArray(), EchoResponse.Parser.ParseFrom));
        var invoker = channel.CreateCallInvoker();

        var failure = await Should.ThrowAsync<RpcException>(
            async () => await invoker.AsyncUnaryCall(method, null, new CallOptions(), new EchoRequest { Text = "x" }));

        failure.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    // C core compresses when its server is told to, whatever the client accepts.
    private static async Task GzipAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync(gzip: true));
        var client = new Echo.EchoClient(channel);
#if RESTRICTED_PACKAGES
        (await FailureOf(client, new ServerPlan { AnswerBytes = 100_000 })).StatusCode.ShouldBe(StatusCode.Internal);
#else
        (await client.SayAsync(new EchoRequest(), new ServerPlan { AnswerBytes = 100_000 }.ToMetadata())).Payload.Length.ShouldBe(100_000);
#endif
        (await FailureOf(client, new ServerPlan { FailWith = (int)StatusCode.Aborted })).StatusCode.ShouldBe(StatusCode.Aborted);
    }
}
