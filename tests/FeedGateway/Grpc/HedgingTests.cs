using System.Diagnostics.Metrics;
using FeedRanking.Contracts.Reuse;
using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;
using FeedRanking.Testing;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Grpc;

/// <summary>A second attempt beside one that is later than the live p95.</summary>
public sealed class HedgingTests
{
    private const int UsualMs = 10;
    private const int WarmUpCalls = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task LateAnswer_IsAskedForElsewhere_AndTheLoserIsCancelled(int replicas)
    {
        await using var setup = await StartWarmAsync(replicas);
        using var started = setup.Count("feedranking.calls.hedges");
        using var won = setup.Count("feedranking.calls.hedges_won");
        var late = new LateOnce();
        Answer(setup, late.AnswerAsync);
        var before = setup.Servers.Select(server => server.Ranker.Calls).ToList();

        var requests = new MessagePool<ScoreRequest>(static message => message.VideoIds.Clear());
        var request = new ScoreRequest { VideoIds = { 10, 20 } };
        var call = setup.CallAsync(request, requests);
        await late.Asked;
        setup.Servers.Sum(server => server.Ranker.Calls).ShouldBe(before.Sum() + 1, "a hedge starts after its delay only");
        await PassTimeUntilAsync(setup, call);

        (await call).Scores.Count.ShouldBe(2);
        await late.Cancelled.WaitAsync(PeerSetup.Ample);
        (started.Sum, won.Sum).ShouldBe((1, 1));
        setup.Servers.Zip(before, (server, calls) => server.Ranker.Calls - calls).ShouldBe(replicas == 1 ? [2] : [1, 1]);
        requests.Rent().ShouldNotBeSameAs(request, "the loser may still read it");
    }

    [Fact]
    public async Task Message_OfACallThatNobodyElseReads_IsUsedAgain()
    {
        await using var setup = await StartWarmAsync(1);
        var requests = new MessagePool<ScoreRequest>(static message => message.VideoIds.Clear());
        var request = new ScoreRequest { VideoIds = { 10 } };
        await setup.CallAsync(request, requests);
        requests.Rent().ShouldBeSameAs(request);
    }

    [Fact]
    public async Task HedgeThatFails_LeavesTheFirstAttemptItsTime()
    {
        await using var setup = await StartWarmAsync(2);
        var (first, hedge) = (new TaskCompletionSource<ScoreResponse>(), new TaskCompletionSource());
        var calls = 0;
        Answer(setup, (_, _) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                return first.Task;
            }

            hedge.SetResult();
            throw new RpcException(new Status(StatusCode.ResourceExhausted, "too much to do"));
        });
        var call = setup.ScoreAsync();
        await PassTimeUntilAsync(setup, hedge.Task);
        var usual = new ScoreRequest { VideoIds = { 10, 20 } };
        first.SetResult(FakeHeavyRanker.Scores(usual));
        (await call).Count.ShouldBe(2);
    }

    [Fact]
    public async Task FirstAttemptThatFails_IsNotHedged()
    {
        await using var setup = await StartWarmAsync(2);
        using var started = setup.Count("feedranking.calls.hedges");
        Answer(setup, static (_, _) => throw new RpcException(new Status(StatusCode.ResourceExhausted, "too much to do")));
        (await setup.FailAsync()).ShouldBe(StageReasons.Overloaded);
        setup.Servers.Sum(server => server.Ranker.Calls).ShouldBe(WarmUpCalls + 1);
        started.Sum.ShouldBe(0);
    }

    [Fact]
    public async Task AllAnswersLate_HedgesStayWithinTheirShare()
    {
        await using var setup = await StartWarmAsync(2);
        using var started = setup.Count("feedranking.calls.hedges");
        var late = 0;
        Answer(setup, async (request, call) =>
        {
            // The first attempts of all calls; their hedges are quick.
            if (Interlocked.Increment(ref late) % 2 == 1)
            {
                await Task.Yield();
                setup.Clock.Advance(TimeSpan.FromMilliseconds(UsualMs * 100));
            }

            return FakeHeavyRanker.Scores(request);
        });
        for (var call = 0; call < 100; call++)
        {
            await setup.ScoreAsync();
        }

        started.Sum.ShouldBeLessThanOrEqualTo((WarmUpCalls + 100) / 20);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Hedging_SwitchedOffOrNotDeclared_AsksOnce(bool isOn, bool isRetrieval)
    {
        await using var setup = await StartWarmAsync(2, isOn, isRetrieval);
        var late = new LateOnce();
        Answer(setup, late.AnswerAsync);
        using var aborted = new CancellationTokenSource();
        var call = setup.ScoreAsync(aborted: aborted.Token);
        await late.Asked;
        setup.Clock.Advance(TimeSpan.FromSeconds(1));
        await aborted.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(call);
        setup.Servers.Sum(server => server.Ranker.Calls).ShouldBe(WarmUpCalls + 1);
    }

    [Fact]
    public async Task LoserThatAHedgeOvertook_DoesNotLowerTheP95()
    {
        await using var setup = await StartWarmAsync(1);
        var before = setup.Peer.State.Latency.Value()!.Value;
        var late = new LateOnce();
        Answer(setup, late.AnswerAsync);
        var call = setup.ScoreAsync();
        await late.Asked;
        await PassTimeUntilAsync(setup, call);
        await late.Cancelled.WaitAsync(PeerSetup.Ample);
        setup.Peer.State.Latency.Value()!.Value.ShouldBeGreaterThanOrEqualTo(before);
    }

    [Fact]
    public async Task P95_OfWhatWasAnswered_IsShown()
    {
        await using var setup = await StartWarmAsync(1);
        var metrics = new PeerMetrics(setup.Services.GetRequiredService<IMeterFactory>(), [setup.Peer.State]);
        await metrics.StartAsync(CancellationToken.None);
        var seen = new List<(string Name, double Value, string Tags)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, setup.Services.GetRequiredService<IMeterFactory>()))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Describe(tags))));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Add((instrument.Name, value, Describe(tags))));
        listener.Start();
        listener.RecordObservableInstruments();

        var p95 = seen.Single(one => one.Name == "feedranking.calls.p95");
        p95.Value.ShouldBeInRange(UsualMs / 1_000.0, UsualMs * 1.06 / 1_000);
        seen.ShouldContain(("feedranking.breaker.state", 0, "peer=HeavyRanker, replica=1"));
    }

    private static string Describe(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(", ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));

    private static async Task<PeerSetup> StartWarmAsync(int replicas, bool isOn = true, bool isRetrieval = true)
    {
        var setup = await PeerSetup.StartAsync(
            replicas, new ResilienceOptions { Hedging = isOn }, isRetrieval ? Resilience.OfCandidateRetrieval : Resilience.OfLightRanker);
        Answer(setup, (request, _) =>
        {
            setup.Clock.Advance(TimeSpan.FromMilliseconds(UsualMs));
            return Task.FromResult(FakeHeavyRanker.Scores(request));
        });
        for (var call = 0; call < WarmUpCalls; call++)
        {
            await setup.ScoreAsync();
        }

        return setup;
    }

    private static void Answer(PeerSetup setup, Func<ScoreRequest, ServerCallContext, Task<ScoreResponse>> answer)
    {
        foreach (var server in setup.Servers)
        {
            server.Ranker.Answer = answer;
        }
    }

    private static Task PassTimeUntilAsync(PeerSetup setup, Task call) => Eventually.Async(
        () =>
        {
            setup.Clock.Advance(TimeSpan.FromMilliseconds(UsualMs));
            return call.IsCompleted;
        },
        what: "The end of the call");

    /// <summary>The first who is asked does not answer.</summary>
    private sealed class LateOnce
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _calls;

        public Task Asked => _asked.Task;

        public Task Cancelled => _cancelled.Task;

        public async Task<ScoreResponse> AnswerAsync(ScoreRequest request, ServerCallContext call)
        {
            if (Interlocked.Increment(ref _calls) == 1)
            {
                await using var registration = call.CancellationToken.Register(() => _cancelled.TrySetResult());
                _asked.SetResult();
                await _cancelled.Task;
            }

            return FakeHeavyRanker.Scores(request);
        }
    }
}
