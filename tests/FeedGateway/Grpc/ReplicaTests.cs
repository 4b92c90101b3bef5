using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Simmy;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>Two replicas of a service, one of which misbehaves.</summary>
public sealed class ReplicaTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    // Forgets soon whose latency was bad, so that the bad one is asked until its breaker opens.
    private static readonly ResilienceOptions Forgetful = new() { MinimumCalls = 2, SamplingMs = 60_000, BalanceMemoryMs = 100 };

    [Fact]
    public async Task BadReplica_IsLeftAlone_AndComesBack()
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2, Forgetful);
        var (bad, good) = (setup.Servers[0].Ranker, setup.Servers[1].Ranker);
        bad.Answer = static (_, _) => throw new RpcException(new Status(StatusCode.Internal, "broken"));
        var failures = 0;
        for (var call = 0; setup.Replicas[0].IsClosed && call < 500; call++)
        {
            failures += await TryAsync(setup) ? 0 : 1;
        }

        setup.Replicas[0].Breaker.CircuitState.ShouldBe(CircuitState.Open);
        setup.Replicas[1].IsClosed.ShouldBeTrue();
        failures.ShouldBe(Forgetful.MinimumCalls);

        var (asked, served) = (bad.Calls, good.Calls);
        for (var call = 0; call < 9; call++)
        {
            (await TryAsync(setup)).ShouldBeTrue();
        }

        (bad.Calls, good.Calls).ShouldBe((asked, served + 9));

        // Its pause of a second is over.
        setup.Clock.Advance(Step);
        bad.Answer = static (request, _) => Task.FromResult(FakeHeavyRanker.Scores(request));
        (await TryAsync(setup)).ShouldBeTrue();
        (bad.Calls, setup.Replicas[0].IsClosed).ShouldBe((asked + 1, true));
        for (var call = 0; call < 200; call++)
        {
            (await TryAsync(setup)).ShouldBeTrue();
        }

        bad.Calls.ShouldBeGreaterThan(asked + 20);
    }

    [Fact]
    public async Task Trials_OfAReplicaThatStaysBad_AreOneEachPause_AndPausesGrowToTheirLimit()
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2, Forgetful);
        var bad = setup.Servers[0].Ranker;
        bad.Answer = static (_, _) => throw new RpcException(new Status(StatusCode.Internal, "broken"));
        for (var call = 0; setup.Replicas[0].IsClosed && call < 500; call++)
        {
            await TryAsync(setup);
        }

        var asked = bad.Calls;
        for (var call = 0; call < 110; call++)
        {
            await TryAsync(setup);
        }

        // Eleven seconds: after one, and then every two.
        (bad.Calls - asked).ShouldBe(6);
        setup.Replicas[1].IsClosed.ShouldBeTrue();
    }

    [Fact]
    public async Task AllReplicasBad_IsBreakerOpenAtOnce_AndCounted()
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2, Forgetful);
        using var refused = setup.Count("feedranking.calls.refused");
        foreach (var server in setup.Servers)
        {
            server.Ranker.Answer = static (_, _) => throw new RpcException(new Status(StatusCode.Internal, "broken"));
        }

        for (var call = 0; setup.Replicas.Any(replica => replica.IsClosed) && call < 500; call++)
        {
            await setup.FailAsync();
        }

        var asked = setup.Servers.Sum(server => server.Ranker.Calls);
        (await setup.FailAsync()).ShouldBe(StageReasons.BreakerOpen);
        setup.Servers.Sum(server => server.Ranker.Calls).ShouldBe(asked);
        refused.Sum.ShouldBe(1);
    }

    [Fact]
    public async Task SlowReplica_GetsFewCalls()
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2);
        using var attempts = setup.Count("feedranking.calls.attempts");
        foreach (var (server, tookMs) in setup.Servers.Zip([50, 5]))
        {
            server.Ranker.Answer = (request, _) =>
            {
                setup.Clock.Advance(TimeSpan.FromMilliseconds(tookMs));
                return Task.FromResult(FakeHeavyRanker.Scores(request));
            };
        }

        for (var call = 0; call < 200; call++)
        {
            (await setup.ScoreAsync()).Count.ShouldBe(2);
        }

        setup.Servers[0].Ranker.Calls.ShouldBeInRange(1, 20);
        attempts.Sum.ShouldBe(200);
    }

    [Fact]
    public async Task Resilience_SwitchedOff_LeavesTheTimeoutAlone()
    {
        await using var setup = await PeerSetup.StartAsync(
            replicas: 2, new ResilienceOptions { Enabled = false, MaxCalls = 1 }, Resilience.OfCandidateRetrieval);
        setup.Servers[0].Ranker.Answer = static (_, _) => throw new RpcException(new Status(StatusCode.Unavailable, "going away"));
        var failures = 0;
        for (var call = 0; call < 40; call++)
        {
            failures += await TryAsync(setup) ? 0 : 1;
        }

        // In turn; not retried, no breaker.
        failures.ShouldBe(20);
        setup.Servers.ShouldAllBe(server => server.Ranker.Calls == 20);
        var late = new TaskCompletionSource();
        setup.Servers[0].Ranker.Answer = setup.Servers[1].Ranker.Answer = async (_, call) =>
        {
            late.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, call.CancellationToken);
            return new();
        };
        var failing = setup.FailAsync();
        await late.Task;
        setup.Clock.Advance(PeerSetup.Ample);
        (await failing).ShouldBe(StageReasons.Deadline);
    }

    [Fact]
    public async Task Faults_AreInnermost_SoThatABreakerSeesThemAsTheReplicasOwn()
    {
        await using var setup = await PeerSetup.StartAsync(replicas: 2, Forgetful, faults: new FaultOfTheSecond());
        for (var call = 0; call < 500 && setup.Replicas[1].IsClosed; call++)
        {
            await TryAsync(setup);
        }

        setup.Replicas.Select(replica => replica.IsClosed).ShouldBe([true, false]);
        setup.Servers[1].Ranker.Calls.ShouldBe(0);
    }

    private static async Task<bool> TryAsync(PeerSetup setup)
    {
        var failure = await Record.ExceptionAsync(() => setup.ScoreAsync());
        setup.Clock.Advance(Step);
        return failure is null ? true : failure is StageFailureException ? false : throw failure;
    }

    private sealed class FaultOfTheSecond : ICallFaults
    {
        public void AddTo(ResiliencePipelineBuilder<object> builder, string peer, int replica)
        {
            if ((peer, replica) == ("HeavyRanker", 2))
            {
                builder.AddChaosFault(1, static () => new RpcException(new Status(StatusCode.Internal, "made")));
            }
        }
    }
}
