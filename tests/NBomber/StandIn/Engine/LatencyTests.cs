using NBomber.Contracts;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>Latency counts from the intended start: a generator that is held up says so, and its requests' latencies too.</summary>
public sealed class LatencyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly LoadSimulation TenPerSecond = Simulation.Inject(10, Second, Second * 4);

    [Fact]
    public void Stall_MakesTheLatenciesOfLaterRequestsGrow()
    {
        var session = new VirtualSession();
        var request = 0;

        // Every request holds the only thread: 1 ms each, the sixth one 2 s.
        TimeSpan Held() => request++ == 5 ? Second * 2 : TimeSpan.FromMilliseconds(1);
        var scenarioProps = Scenario.Create("stalls", _ => AnswerAfter(session.Clock, Held())).WithoutWarmUp().WithLoadSimulations(TenPerSecond);
        var stats = session.Run(scenarioProps);

        var held = (int index) => index == 5 ? Second * 2 : TimeSpan.FromMilliseconds(1);
        var (latencies, lateness) = Expected(VirtualSession.IntendedStarts(TenPerSecond), held);
        latencies.Count(latency => latency > 100).ShouldBeGreaterThan(10, "the stall must be felt by many, not by one");
        var scenario = stats.ScenarioStats.Get("stalls");
        scenario.Ok.Request.Count.ShouldBe(40);
        scenario.Ok.Latency.MaxMs.ShouldBe(latencies[^1], 0.01);
        scenario.Ok.Latency.MinMs.ShouldBe(latencies[0], 0.01);
        scenario.Ok.Latency.MeanMs.ShouldBe(latencies.Average(), 0.01);
        scenario.Ok.Latency.Percent50.ShouldBe(latencies[19], latencies[19] * 0.01);
        scenario.Ok.Latency.Percent75.ShouldBe(latencies[29], latencies[29] * 0.01);
        scenario.Ok.Latency.Percent95.ShouldBe(latencies[37], latencies[37] * 0.01);

        var row = stats.PluginsData.Single(data => data.PluginName == "generator lateness").Tables.Single().Rows.Single();
        row["scenario"].ShouldBe("stalls");
        row["count"].ShouldBe(40L);
        row["p50_ms"].ShouldBe(lateness[19]);
        lateness[19].ShouldBe(0);
        ((double)row["p99_ms"]).ShouldBe(lateness[39], lateness[39] * 0.01);
        ((double)row["max_ms"]).ShouldBe(lateness[39], 0.01);
        stats.PluginsData[0].Hints.ShouldHaveSingleItem().ShouldContain("late");
    }

    [Fact]
    public void SlowSystem_DoesNotDelayTheNextRequests()
    {
        var session = new VirtualSession();
        var starts = new List<TimeSpan>();
        var stats = session.Run(Scenario.Create("slow", async _ =>
        {
            starts.Add(session.Clock.Now);
            await session.Clock.DelayAsync(Second * 3);
            return Response.Ok();
        }).WithoutWarmUp().WithLoadSimulations(TenPerSecond, Simulation.Pause(Second * 4)));

        starts.ShouldBe(VirtualSession.IntendedStarts(TenPerSecond));
        stats.ScenarioStats[0].Ok.Latency.MinMs.ShouldBe(3000);
        stats.ScenarioStats[0].Ok.Latency.MaxMs.ShouldBe(3000);
        stats.ScenarioStats[0].Ok.Latency.LatencyCount.MoreOrEq1200.ShouldBe(40);
        stats.ScenarioStats[0].Duration.ShouldBe(Second * 4, "a pause is no load");
        stats.ScenarioStats[0].Ok.Request.RPS.ShouldBe(10);
        stats.PluginsData[0].Hints.ShouldBeEmpty("the generator was on time");
    }

    [Fact]
    public void Lateness_IsChargedToTheFirstStep()
    {
        var session = new VirtualSession();
        var iteration = 0;
        var stats = session.Run(Scenario.Create("steps", async context =>
        {
            var hold = iteration++ == 0 ? Second : TimeSpan.Zero;
            await Step.Run("first", context, () => AnswerStepAfter(session.Clock, hold));
            await Step.Run("second", context, () => AnswerStepAfter(session.Clock, TimeSpan.FromMilliseconds(2)));
            return Response.Ok();
        }).WithoutWarmUp().WithLoadSimulations(Simulation.Inject(10, Second, Second)));

        var scenario = stats.ScenarioStats[0];
        scenario.StepStats.Get("second").Ok.Latency.MaxMs.ShouldBe(2);
        scenario.StepStats.Get("first").Ok.Latency.Percent50.ShouldBeGreaterThan(100);
        scenario.Ok.Latency.MaxMs.ShouldBe(scenario.StepStats.Get("first").Ok.Latency.MaxMs, "the stats of a scenario are those of its steps");
    }

    [Fact]
    public void CustomLatency_ReplacesTheMeasuredOne()
    {
        var session = new VirtualSession();
        var stats = session.Run(Scenario.Create("custom", _ => Task.FromResult<IResponse>(Response.Ok(customLatencyMs: 42)))
            .WithoutWarmUp().WithLoadSimulations(TenPerSecond));
        (stats.ScenarioStats[0].Ok.Latency.MinMs, stats.ScenarioStats[0].Ok.Latency.MaxMs).ShouldBe((42, 42));
    }

    private static (List<double> Latencies, List<double> Lateness) Expected(IReadOnlyList<TimeSpan> intended, Func<int, TimeSpan> held)
    {
        var (latencies, lateness, now) = (new List<double>(), new List<double>(), TimeSpan.Zero);
        for (var index = 0; index < intended.Count; index++)
        {
            now = now > intended[index] ? now : intended[index];
            lateness.Add((now - intended[index]).TotalMilliseconds);
            now += held(index);
            latencies.Add((now - intended[index]).TotalMilliseconds);
        }

        latencies.Sort();
        lateness.Sort();
        return (latencies, lateness);
    }

    private static Task<IResponse> AnswerAfter(VirtualClock clock, TimeSpan held)
    {
        clock.Advance(held);
        return Task.FromResult<IResponse>(Response.Ok());
    }

    private static Task<Response<object>> AnswerStepAfter(VirtualClock clock, TimeSpan held)
    {
        clock.Advance(held);
        return Task.FromResult(Response.Ok());
    }
}
