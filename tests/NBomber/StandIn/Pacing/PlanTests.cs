using NBomber.CSharp;
using NBomber.Pacing;

namespace FeedRanking.NBomber.Tests.StandIn.Pacing;

/// <summary>When everything is meant to happen, as data.</summary>
public sealed class PlanTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Inject_EachInterval_HoldsItsRateAtTheTimesDrawn()
    {
        var plan = new Plan([Simulation.Inject(3, Second, Second * 2)], new ScriptedRandom(0.5, 0.1, 0.9, 0.25, 0, 0.75));
        Written(plan).ShouldBe("100 Start, 500 Start, 900 Start, 1000 Start, 1250 Start, 1750 Start, 2000 End");
    }

    [Fact]
    public void Inject_LastShorterInterval_HoldsItsShare()
    {
        var plan = new Plan([Simulation.Inject(4, Second, Second * 1.5)], new ScriptedRandom(0, 0.25, 0.5, 0.75));
        Written(plan).ShouldBe("0 Start, 250 Start, 500 Start, 750 Start, 1000 Start, 1125 Start, 1500 End");
    }

    [Fact]
    public void InjectRandom_EachInterval_HoldsTheNumberDrawn()
    {
        var plan = new Plan([Simulation.InjectRandom(1, 3, Second, Second * 2)], new ScriptedRandom(0.99, 0.1, 0.2, 0.3, 0, 0.5));
        Written(plan).ShouldBe("100 Start, 200 Start, 300 Start, 1500 Start, 2000 End");
    }

    [Fact]
    public void RampingInject_FromZero_GrowsByTheSameEachInterval() =>
        PerSecond(new Plan([Simulation.RampingInject(100, Second, Second * 10)], new Random(1))).ShouldBe([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);

    [Fact]
    public void RampingInject_AfterAnotherRate_StartsFromIt()
    {
        var plan = new Plan([Simulation.Inject(40, Second, Second), Simulation.RampingInject(0, Second, Second * 4)], new Random(1));
        PerSecond(plan).ShouldBe([40, 40, 30, 20, 10]);
    }

    [Fact]
    public void RampingInject_AfterAPause_StartsFromZero()
    {
        var plan = new Plan(
            [Simulation.Inject(40, Second, Second), Simulation.Pause(Second), Simulation.RampingInject(40, Second, Second * 2)], new Random(1));
        PerSecond(plan).ShouldBe([40, 0, 0, 20]);
    }

    [Fact]
    public void KeepConstant_BringsItsCopiesAtOnce_AndTheNextOneTakesAway()
    {
        var plan = new Plan([Simulation.KeepConstant(3, Second), Simulation.KeepConstant(1, Second)], new Random(1));
        Written(plan).ShouldBe("0 AddCopy, 0 AddCopy, 0 AddCopy, 1000 RemoveCopy, 1000 RemoveCopy, 2000 End");
    }

    [Fact]
    public void RampingConstant_UpAndDown_FollowsTheStraightLine()
    {
        var plan = new Plan([Simulation.RampingConstant(4, Second * 8), Simulation.RampingConstant(2, Second * 4)], new Random(1));
        Written(plan).ShouldBe(
            "1000 AddCopy, 3000 AddCopy, 5000 AddCopy, 7000 AddCopy, 9000 RemoveCopy, 11000 RemoveCopy, 12000 End");
    }

    [Fact]
    public void Pause_AfterCopies_TakesThemAway()
    {
        var plan = new Plan([Simulation.KeepConstant(1, Second), Simulation.Pause(Second), Simulation.KeepConstant(1, Second)], new Random(1));
        Written(plan).ShouldBe("0 AddCopy, 1000 RemoveCopy, 2000 AddCopy, 3000 End");
    }

    [Fact]
    public void Inject_AfterCopies_TakesThemAway()
    {
        var plan = new Plan([Simulation.KeepConstant(1, Second), Simulation.Inject(1, Second, Second)], new ScriptedRandom(0.5));
        Written(plan).ShouldBe("0 AddCopy, 1000 RemoveCopy, 1500 Start, 2000 End");
    }

    [Fact]
    public void IterationsForInject_EndsWithTheLastOnesInterval()
    {
        var plan = new Plan([Simulation.IterationsForInject(3, Second, 7)], new ScriptedRandom(0, 0.25, 0.5));
        Written(plan).ShouldBe("0 Start, 250 Start, 500 Start, 1000 Start, 1250 Start, 1500 Start, 2000 Start, 3000 End");
        plan.Duration.ShouldBe(Second * 3);
    }

    [Fact]
    public void IterationsForConstant_HasNoPlannedEnd()
    {
        var plan = new Plan([Simulation.IterationsForConstant(2, 10)], new Random(1));
        Written(plan).ShouldBe("0 AddCopy, 0 AddCopy");
        plan.Duration.ShouldBeNull();
        plan.Iterations.ShouldBe(10);
    }

    [Fact]
    public void Limit_CutsThePlan()
    {
        var plan = new Plan([Simulation.Inject(2, Second, Second * 9)], new ScriptedRandom(0, 0.5), limit: Second * 1.25);
        Written(plan).ShouldBe("0 Start, 500 Start, 1000 Start, 1250 End");
    }

    [Fact]
    public void SimulationAt_AndPausedUntil_FollowTheSequence()
    {
        var plan = new Plan([Simulation.Inject(1, Second, Second), Simulation.Pause(Second * 2), Simulation.KeepConstant(1, Second)], new Random(1));
        plan.SimulationAt(Second * 0.5).Name.ShouldBe("inject");
        plan.SimulationAt(Second * 2.5).Name.ShouldBe("pause");
        plan.SimulationAt(Second * 99).Name.ShouldBe("keep_constant");
        plan.PausedUntil(Second * 0.5).ShouldBe(TimeSpan.Zero);
        plan.PausedUntil(Second * 1.5).ShouldBe(Second * 0.5);
        plan.PausedUntil(Second * 4).ShouldBe(Second * 2);
    }

    [Fact]
    public void Plans_OfAnyMix_AreInOrderAndHoldWhatTheyPromise()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var (rate, seconds) = (random.Next(1, 200), random.Next(1, 20));
            var interval = TimeSpan.FromMilliseconds(random.Next(100, 1000));
            var plan = new Plan([Simulation.Pause(Second), Simulation.Inject(rate, interval, Second * seconds)], random);
            var starts = plan.Events().Where(planned => planned.Action == PlanAction.Start).Select(planned => planned.At).ToList();
            starts.ShouldBe(starts.Order());
            starts[0].ShouldBeGreaterThanOrEqualTo(Second);
            starts[^1].ShouldBeLessThan(Second * (seconds + 1));
            ((double)starts.Count).ShouldBe(rate * (Second * seconds / interval), tolerance: 1, $"seed {seed}");
        }
    }

    private static string Written(Plan plan) =>
        string.Join(", ", plan.Events().Select(planned => $"{planned.At.TotalMilliseconds} {planned.Action}"));

    private static int[] PerSecond(Plan plan)
    {
        var starts = plan.Events().Where(planned => planned.Action == PlanAction.Start).ToLookup(planned => (int)planned.At.TotalSeconds);
        return [.. Enumerable.Range(0, (int)plan.Duration!.Value.TotalSeconds).Select(second => starts[second].Count())];
    }
}
