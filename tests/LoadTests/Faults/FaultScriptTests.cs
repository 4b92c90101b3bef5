using FeedRanking.LoadTests.Faults;
using FeedRanking.Testing;

namespace FeedRanking.LoadTests.Tests.Faults;

public sealed class FaultScriptTests
{
    private static readonly ChaosCase Killed = ChaosCase.Simple(
        "HeavyRanker", "kill", ["light"], faults => faults.KillAsync(["HeavyRanker"]), faults => faults.StartAsync(["HeavyRanker"]));

    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Begin_DoesEachStepAtItsTime_AndNotesIt()
    {
        var faults = new RecordedFaults();
        var script = new FaultScript(Killed, faults, seconds: 60, _clock);

        script.Begin(_clock.GetTimestamp());
        await MoveAsync(20);
        await Eventually.Async(() => faults.Done.Count == 1, what: "The first step");
        await MoveAsync(20);
        var times = await script.Times;

        faults.Done.ShouldBe(["kill HeavyRanker", "start HeavyRanker"]);
        times.BrokenAt.ShouldBe(20, 0.001);
        times.RestoredAt.ShouldBe(40, 0.001);
        times.GatewayAway.ShouldBeNull();
    }

    [Fact]
    public async Task Times_OfAStepThatCannotBeDone_SayWhy()
    {
        var script = new FaultScript(Killed, new RecordedFaults { NothingStarts = true }, seconds: 60, _clock);

        script.Begin(_clock.GetTimestamp());
        await MoveAsync(20);
        await MoveAsync(20);

        (await Should.ThrowAsync<LoadTestException>(script.Times)).Message.ShouldBe("it does not start");
    }

    private async Task MoveAsync(int seconds)
    {
        await Eventually.Async(() => _clock.PendingTimers > 0, what: "The wait for the next step");
        _clock.Advance(TimeSpan.FromSeconds(seconds));
    }
}
