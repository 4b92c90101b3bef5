using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.V1;
using FeedRanking.Testing;
using Grpc.Core;
using Grpc.Health.V1;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>What happens to connections, and the health service.</summary>
internal static partial class ServerCases
{
    private static async Task KeepAliveAsync(ScriptPeer peer)
    {
        await using var tap = new FrameTap(await peer.ServeAsync());
        using var channel = Channel(tap, new SocketsHttpHandler
        {
            KeepAlivePingDelay = TimeSpan.FromSeconds(1),
            KeepAlivePingTimeout = Patience,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        });
        var client = new Echo.EchoClient(channel);
        await client.SayAsync(new EchoRequest());

        // Nothing but pings passes now.
        var before = tap.Count(fromServer: false, FrameType.Ping);
        await Eventually.Async(() => tap.Count(fromServer: false, FrameType.Ping) >= before + 2, Patience, "Two pings of our client");
        await Eventually.Async(
            () => tap.Count(fromServer: true, FrameType.Ping, acknowledges: true) >= before + 2, Patience, "Two answers of the server");
        await client.SayAsync(new EchoRequest());
        (tap.Connections, tap.Count(fromServer: true, FrameType.GoAway)).ShouldBe((1, 0));
    }

    private static async Task DrainAsync(ScriptPeer peer)
    {
        var (first, second) = (await peer.ServeAsync(), await peer.ServeAsync());
        await using var tap = new FrameTap(first);
        using var channel = Channel(tap);
        var client = new Echo.EchoClient(channel);
        var held = Enumerable.Range(0, 5).Select(_ => client.SayAsync(new EchoRequest(), new ServerPlan { Hold = true }.ToMetadata())).ToArray();
        await Eventually.Async(async () => (await peer.ControlAsync(first, "tell")).Calls == held.Length, Patience, "All calls reaching the first server");

        tap.TargetPort = second;
        await peer.ControlAsync(first, "drain");

        // C core announces its end, and repeats it when the client has confirmed by a ping; calls that come in between it cancels by itself.
        var goAways = peer is GrpcioPeer ? 2 : 1;
        await Eventually.Async(() => tap.Count(fromServer: true, FrameType.GoAway) >= goAways, Patience, "GOAWAY");
        for (var i = 0; i < 20; i++)
        {
            await client.SayAsync(new EchoRequest());
        }

        (await peer.ControlAsync(second, "tell")).Calls.ShouldBeGreaterThanOrEqualTo(19);
        held.ShouldAllBe(call => !call.ResponseAsync.IsCompleted);
        await peer.ControlAsync(first, "release");
        foreach (var call in held)
        {
            await call;
        }
    }

    private static async Task DrainUnderLoadAsync(ScriptPeer peer)
    {
        const int CallsOfEach = 100;
        var (first, second) = (await peer.ServeAsync(), await peer.ServeAsync());
        await using var tap = new FrameTap(first);
        using var channel = Channel(tap);
        var client = new Echo.EchoClient(channel);
        var workers = Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var i = 0; i < CallsOfEach; i++)
            {
                await client.SayAsync(new EchoRequest { Text = "x" });
            }
        }).ToArray();
        await Eventually.Async(async () => (await peer.ControlAsync(first, "tell")).Calls >= 20, Patience, "Calls to the first server");

        tap.TargetPort = second;
        await peer.ControlAsync(first, "drain");

        await Task.WhenAll(workers).WaitAsync(Patience);
        var calls = (await peer.ControlAsync(first, "tell")).Calls + (await peer.ControlAsync(second, "tell")).Calls;
        calls.ShouldBe(workers.Length * CallsOfEach, "a call ran twice, or never");
    }

    private static async Task StoppedAsync(ScriptPeer peer)
    {
        var port = await peer.ServeAsync();
        using var channel = Channel(port);
        var client = new Echo.EchoClient(channel);
        var held = client.SayAsync(new EchoRequest(), new ServerPlan { Wait = true }.ToMetadata());
        await Eventually.Async(async () => (await peer.ControlAsync(port, "tell")).Calls == 1, Patience, "The call reaching the server");

        await peer.ControlAsync(port, "stop");

        // How a server that stops at once ends a call is its own affair: it may say so, or drop the connection.
        (await Should.ThrowAsync<RpcException>(async () => await held)).StatusCode.ShouldBeOneOf(StatusCode.Unavailable, StatusCode.Cancelled);
        (await Should.ThrowAsync<RpcException>(async () => await client.SayAsync(new EchoRequest()))).StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    private static async Task ManyAtOnceAsync(ScriptPeer peer)
    {
        const int Calls = 100;
        var port = await peer.ServeAsync();
        await using var tap = new FrameTap(port);
        using var channel = Channel(tap);
        var client = new Echo.EchoClient(channel);
        await client.SayAsync(new EchoRequest());
        var calls = Enumerable.Range(0, Calls).Select(_ => client.SayAsync(new EchoRequest(), new ServerPlan { Hold = true }.ToMetadata())).ToArray();
        await Eventually.Async(async () => (await peer.ControlAsync(port, "tell")).Calls == Calls + 1, Patience, "All calls being there at once");
        await peer.ControlAsync(port, "release");
        foreach (var call in calls)
        {
            await call;
        }

        tap.Connections.ShouldBe(1);
    }

    private static async Task HealthCheckAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        (await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest())).Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
    }

    private static async Task HealthWatchAsync(ScriptPeer peer)
    {
        using var channel = Channel(await peer.ServeAsync());
        using var watch = new Health.HealthClient(channel).Watch(new HealthCheckRequest());
        var states = new List<HealthCheckResponse.Types.ServingStatus>();
        await foreach (var state in watch.ResponseStream.ReadAllAsync())
        {
            states.Add(state.Status);
        }

        states.ShouldBe([HealthCheckResponse.Types.ServingStatus.Serving, HealthCheckResponse.Types.ServingStatus.NotServing]);
    }
}
