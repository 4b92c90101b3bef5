using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>Copies in a loop: the next iteration begins when the last one has ended.</summary>
public sealed class ClosedModelTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly LoadSimulation Rest = Simulation.Pause(Second);

    [Fact]
    public void KeepConstant_EachCopy_IteratesAsFastAsItIsAnswered()
    {
        // Begins at 0, 150, … 900 ms: seven times each.
        var stats = Run(150, Simulation.KeepConstant(3, Second), Rest);
        stats.AllOkCount.ShouldBe(21);
        stats.Ok.Latency.MaxMs.ShouldBe(150);
        stats.Duration.ShouldBe(Second);
        stats.LoadSimulationStats.SimulationName.ShouldBe("pause");
    }

    [Fact]
    public void RampingConstant_CopiesComeOneByOne()
    {
        // Copies come at 0.5 s and 1.5 s and go at 2 s; an iteration takes 350 ms.
        Run(350, Simulation.RampingConstant(2, Second * 2), Rest).AllOkCount.ShouldBe(5 + 2);
    }

    [Fact]
    public void IterationsForConstant_EndsAfterSoManyIterations()
    {
        var stats = Run(100, Simulation.IterationsForConstant(copies: 3, iterations: 10));
        stats.AllOkCount.ShouldBe(10);
        stats.Duration.ShouldBe(Second * 0.4);
    }

    [Fact]
    public void IterationsForConstant_BesideTimedLoad_BothComeToTheirEnd()
    {
        var session = new VirtualSession();
        var counted = Closed(session, "counted", 100).WithLoadSimulations(Simulation.IterationsForConstant(2, 4));
        var timed = Closed(session, "timed", 100).WithLoadSimulations(Simulation.Inject(5, Second, Second * 2), Rest);
        var stats = session.Run(counted, timed);
        stats.ScenarioStats.Select(scenario => scenario.AllOkCount).ShouldBe([4, 10]);
    }

    [Fact]
    public void Copies_KeepTheirNumberAndTheirOwnData()
    {
        var session = new VirtualSession();
        var seen = new List<(int Instance, long Invocation, object Kept, int Passing)>();
        session.Run(Scenario.Create("copies", async context =>
        {
            await session.Clock.DelayAsync(Second * 0.3);
            context.ScenarioInstanceData["kept"] = (int)context.ScenarioInstanceData.GetValueOrDefault("kept", 0) + 1;
            context.Data["passing"] = true;
            seen.Add((context.ScenarioInfo.InstanceNumber, context.InvocationNumber, context.ScenarioInstanceData["kept"], context.Data.Count));
            return Response.Ok();
        }).WithoutWarmUp().WithLoadSimulations(Simulation.KeepConstant(2, Second), Rest));

        seen.Where(one => one.Instance == 1).ShouldBe([(1, 1, 1, 1), (1, 2, 2, 1), (1, 3, 3, 1), (1, 4, 4, 1)]);
        seen.Select(one => one.Instance).Distinct().Order().ShouldBe([0, 1]);
    }

    private static ScenarioStats Run(int iterationMs, params LoadSimulation[] simulations)
    {
        var session = new VirtualSession();
        return session.Run(Closed(session, "closed", iterationMs).WithLoadSimulations(simulations)).ScenarioStats[0];
    }

    private static ScenarioProps Closed(VirtualSession session, string name, int iterationMs) => Scenario.Create(name, async _ =>
    {
        await session.Clock.DelayAsync(TimeSpan.FromMilliseconds(iterationMs));
        return Response.Ok();
    }).WithoutWarmUp();
}
