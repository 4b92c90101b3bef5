using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Tests.Running;

public sealed class ArrivalPacerTests
{
    [Fact]
    public async Task NextAsync_GivesEveryArrivalOnce_NeverBeforeItIsDue()
    {
        var clock = TimeProvider.System;
        var plan = ArrivalPlan.Poisson([new RatePhase("a", 500, 0.1), new RatePhase("b", 2_000, 0.1)], new Random(1));
        var pacer = new ArrivalPacer(plan, clock);
        var early = 0;

        // All at once: an open load does not wait for those before.
        var arrivals = await Task.WhenAll(plan.AtSeconds.Select(async _ =>
        {
            var arrival = await pacer.NextAsync(CancellationToken.None);
            if (clock.GetTimestamp() < arrival.IntendedTimestamp)
            {
                Interlocked.Increment(ref early);
            }

            return arrival;
        }));

        early.ShouldBe(0);
        arrivals.Select(arrival => arrival.AtSeconds).Order().ShouldBe(plan.AtSeconds);
        arrivals.Select(arrival => arrival.Phase).Distinct().Order().ShouldBe([0, 1]);
    }

    [Fact]
    public async Task NextAsync_WhenStopped_EndsWaiting()
    {
        using var stop = new CancellationTokenSource();
        var pacer = new ArrivalPacer(ArrivalPlan.Even(new RatePhase("slow", 0.01, 200)), TimeProvider.System);
        (await pacer.NextAsync(stop.Token)).AtSeconds.ShouldBe(0);
        var waiting = pacer.NextAsync(stop.Token).AsTask();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }
}
