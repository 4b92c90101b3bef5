using NBomber.Contracts;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>The real clock, thread and pool. How late they are depends on the machine; that nothing is left out does not.</summary>
public sealed class RealClockTests
{
    [Fact]
    public void TwoThousandPerSecond_NothingIsLeftOut()
    {
        var calls = 0;
        var scenario = Scenario.Create("fast", _ =>
            {
                Interlocked.Increment(ref calls);
                return Task.FromResult<IResponse>(Response.Ok());
            })
            .WithoutWarmUp()
            .WithLoadSimulations(Simulation.Inject(rate: 2_000, interval: TimeSpan.FromSeconds(1), during: TimeSpan.FromSeconds(1)));

        var stats = NBomberRunner.RegisterScenarios(scenario).WithoutReports().DisplayConsoleMetrics(false).Run();
        (stats.AllOkCount, calls).ShouldBe((2_000, 2_000));
        stats.PluginsData.Single().Tables.Single().Rows.Single()["count"].ShouldBe(2_000L);
    }

    [Fact]
    public void Copies_OnTheRealClock_EndWithTheirTime()
    {
        var busy = 0;
        var most = 0;
        var scenario = Scenario.Create("copies", async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref busy));
                await Task.Delay(5);
                Interlocked.Decrement(ref busy);
                return Response.Ok();
            })
            .WithoutWarmUp()
            .WithLoadSimulations(Simulation.KeepConstant(copies: 2, during: TimeSpan.FromSeconds(1)));

        var stats = NBomberRunner.RegisterScenarios(scenario).WithoutReports().DisplayConsoleMetrics(false).Run();
        stats.AllOkCount.ShouldBeGreaterThanOrEqualTo(1);
        most.ShouldBeInRange(1, 2);
        busy.ShouldBe(0);
        stats.Duration.ShouldBe(TimeSpan.FromSeconds(1));
    }
}
