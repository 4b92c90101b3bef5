using FeedRanking.Grpc.Tests.Peers;
using FeedRanking.Grpc.Tests.Server;
using FeedRanking.Grpc.Tests.V1;
using FeedRanking.Testing;
using Grpc.Core;
using Grpc.Health.V1;

namespace FeedRanking.Grpc.Tests.Conformance;

/// <summary>What happens to connections, and the health service.</summary>
internal static partial class ClientCases
{
    private static async Task KeepAliveAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        await using var tap = new FrameTap(server.Address.Port);
        var call = client.Start(new CallSpec(tap.Address, Say, new EchoRequest { Hold = true }) { KeepAliveMs = 200 });
        await server.Journal.HandlerStarted.WaitAsync(Patience);
        var before = tap.Count(fromServer: false, FrameType.Ping);
        await Eventually.Async(() => tap.Count(fromServer: false, FrameType.Ping) >= before + 3, Patience, "Three pings of the client");
        await Eventually.Async(
            () => tap.Count(fromServer: true, FrameType.Ping, acknowledges: true) >= before + 3, Patience, "Three answers of the server");
        server.Journal.Release();
        Single(await call.Result);
        (tap.Connections, tap.Count(fromServer: true, FrameType.GoAway)).ShouldBe((1, 0));
    }

    private static async Task DrainAsync(IForeignClient client)
    {
        await using var first = await EchoServer.StartAsync();
        await using var second = await EchoServer.StartAsync();
        await using var tap = new FrameTap(first.Address.Port);
        var held = Enumerable.Range(0, 5).Select(_ => client.Start(new CallSpec(tap.Address, Say, new EchoRequest { Hold = true })).Result).ToArray();
        await Eventually.Async(() => first.Journal.Calls == held.Length, Patience, "All calls reaching the first server");

        tap.TargetPort = second.Address.Port;
        var draining = first.DrainAsync();
        await Eventually.Async(() => tap.Count(fromServer: true, FrameType.GoAway) > 0, Patience, "GOAWAY");
        await Eventually.Async(
            async () => (await CallAsync(client, new CallSpec(tap.Address, Say, new EchoRequest()))).Code == StatusCode.OK && second.Journal.Calls > 0,
            Patience,
            "A call reaching the second server");
        for (var i = 0; i < 20; i++)
        {
            Single(await CallAsync(client, new CallSpec(tap.Address, Say, new EchoRequest())));
        }

        held.ShouldAllBe(call => !call.IsCompleted);
        first.Journal.Release();
        foreach (var call in held)
        {
            Single(await call);
        }

        await draining.WaitAsync(Patience);
    }

    private static async Task DrainUnderLoadAsync(IForeignClient client)
    {
        await using var first = await EchoServer.StartAsync();
        await using var second = await EchoServer.StartAsync();
        await using var tap = new FrameTap(first.Address.Port);
        var spec = new CallSpec(tap.Address, Say, new EchoRequest { Text = "x" });
        var workers = Enumerable.Range(0, 4).Select(async _ =>
        {
            var calls = 0;
            for (; second.Journal.Calls < 40; calls++)
            {
                Single(await CallAsync(client, spec));
            }

            return calls;
        }).ToArray();
        await Eventually.Async(() => first.Journal.Calls >= 40, Patience, "Calls to the first server");

        tap.TargetPort = second.Address.Port;
        await first.DrainAsync().WaitAsync(Patience);

        var calls = (await Task.WhenAll(workers).WaitAsync(Patience)).Sum();
        (first.Journal.Calls + second.Journal.Calls).ShouldBe(calls, "a call ran twice, or never");
    }

    private static async Task ManyAtOnceAsync(IForeignClient client)
    {
        const int Calls = 100;
        await using var server = await EchoServer.StartAsync();
        await using var tap = new FrameTap(server.Address.Port);
        var spec = new CallSpec(tap.Address, Say, new EchoRequest { Hold = true });
        if (client is GhzPeer)
        {
            var run = GhzPeer.RunAsync(spec, Calls, Calls);
            await Eventually.Async(() => server.Journal.Calls == Calls, Patience, "All calls being there at once");
            server.Journal.Release();
            (await run).Counts.ShouldBe(new Dictionary<StatusCode, int> { [StatusCode.OK] = Calls });
        }
        else
        {
            var calls = Enumerable.Range(0, Calls).Select(_ => client.Start(spec).Result).ToArray();
            await Eventually.Async(() => server.Journal.Calls == Calls, Patience, "All calls being there at once");
            server.Journal.Release();
            foreach (var call in calls)
            {
                Single(await call);
            }
        }

        tap.Connections.ShouldBe(1);
    }

    private static async Task HealthCheckAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        var result = await CallAsync(client, new CallSpec(server.Authority, "/grpc.health.v1.Health/Check", new HealthCheckRequest()));
        result.Code.ShouldBe(StatusCode.OK, result.Detail);
        HealthCheckResponse.Parser.ParseFrom(result.Messages.Single()).Status.ShouldBe(HealthCheckResponse.Types.ServingStatus.Serving);
        result = await CallAsync(client, new CallSpec(server.Authority, "/grpc.health.v1.Health/Check", new HealthCheckRequest { Service = "nobody" }));
        result.Code.ShouldBe(StatusCode.NotFound);
    }

    private static async Task HealthWatchAsync(IForeignClient client)
    {
        await using var server = await EchoServer.StartAsync();
        await using var tap = new FrameTap(server.Address.Port);
        var watch = client.Start(new CallSpec(tap.Address, "/grpc.health.v1.Health/Watch", new HealthCheckRequest()) { Streaming = true });
        await Eventually.Async(() => tap.Count(fromServer: true, FrameType.Data) > 0, Patience, "The first state");

        await server.DrainAsync().WaitAsync(Patience);

        var result = await watch.Result;
        result.Messages.Select(message => HealthCheckResponse.Parser.ParseFrom(message).Status)
            .ShouldBe([HealthCheckResponse.Types.ServingStatus.Serving, HealthCheckResponse.Types.ServingStatus.NotServing]);
        result.Code.ShouldBe(StatusCode.OK, result.Detail);
    }
}
