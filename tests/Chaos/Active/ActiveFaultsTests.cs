using FeedRanking.Testing;

namespace FeedRanking.Chaos.Tests.Active;

public sealed class ActiveFaultsTests
{
    [Fact]
    public async Task Fault_ThatNobodyStops_EndsByItself()
    {
        await using var host = await OpsHost.StartAsync();
        host.Faults.TryStart(Request(FaultNames.NanScores, durationS: 10)).ShouldNotBeNull();
        host.Clock.Advance(TimeSpan.FromSeconds(9.9));
        host.Faults.Roll(FaultNames.NanScores, FaultTargets.HeavyRanker).ShouldNotBeNull();
        host.Clock.Advance(TimeSpan.FromSeconds(0.1));
        host.Faults.Any.ShouldBeFalse();
        host.Faults.Roll(FaultNames.NanScores, FaultTargets.HeavyRanker).ShouldBeNull();
        host.Faults.Ended.Single().Injections.ShouldBe(1);
    }

    [Fact]
    public async Task Roll_OfAnotherFaultTargetOrReplica_HitsNothing()
    {
        await using var host = await OpsHost.StartAsync();
        host.Faults.TryStart(Request(FaultNames.Latency) with { Replica = 2 });
        host.Faults.Roll(FaultNames.Errors, FaultTargets.HeavyRanker, 2).ShouldBeNull();
        host.Faults.Roll(FaultNames.Latency, FaultTargets.LightRanker, 2).ShouldBeNull();
        host.Faults.Roll(FaultNames.Latency, FaultTargets.HeavyRanker, 1).ShouldBeNull();
        host.Faults.Roll(FaultNames.Latency, FaultTargets.HeavyRanker, 2).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.01, 60, 140)]
    [InlineData(0.5, 4_800, 5_200)]
    [InlineData(1, 10_000, 10_000)]
    public async Task Roll_ManyTimes_HitsTheRate_AndTheSameCallsAgainFromTheSameSeed(double rate, int least, int most)
    {
        var (first, second) = (await HitsAsync(rate), await HitsAsync(rate));
        first.Count.ShouldBeInRange(least, most);
        second.ShouldBe(first);
    }

    [Fact]
    public async Task Injections_AreCountedByFaultAndTarget()
    {
        await using var host = await OpsHost.StartAsync();
        using var injections = new CounterProbe("feedranking.chaos.injections", host.Services);
        host.Faults.TryStart(Request(FaultNames.NanScores));
        for (var i = 0; i < 3; i++)
        {
            host.Faults.Roll(FaultNames.NanScores, FaultTargets.HeavyRanker);
        }

        injections.Sum.ShouldBe(3);
    }

    [Fact]
    public async Task Gauge_ShowsWhatIsActive()
    {
        await using var host = await OpsHost.StartAsync();
        using var gauge = new GaugeProbe("feedranking.chaos.active", host.Services);
        gauge.Read().ShouldBeEmpty();
        host.Faults.TryStart(Request(FaultNames.NanScores));
        gauge.Read().ShouldBe(["fault=nan_scores target=HeavyRanker: 1"]);
        host.Faults.StopAll().ShouldBe(1);
        gauge.Read().ShouldBeEmpty();
    }

    private static FaultRequest Request(string fault, int durationS = 60) =>
        new(FaultCatalogue.Find(fault)!, FaultTargets.HeavyRanker, null, 1, durationS);

    private static async Task<List<int>> HitsAsync(double rate)
    {
        await using var host = await OpsHost.StartAsync();
        host.Faults.TryStart(Request(FaultNames.NanScores) with { Rate = rate });
        return [.. Enumerable.Range(0, 10_000).Where(_ => host.Faults.Roll(FaultNames.NanScores, FaultTargets.HeavyRanker) is not null)];
    }
}
