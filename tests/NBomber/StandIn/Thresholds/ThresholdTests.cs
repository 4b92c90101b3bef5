using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Thresholds;

/// <summary>Checked at 5 s, at 10 s and at the end of a load of 12 s that fails from its seventh second on.</summary>
public sealed class ThresholdTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void ThresholdThatHolds_Passes()
    {
        var result = Run(Threshold.Create(scenario => scenario.Ok.Request.Count > 0)).Thresholds.ShouldHaveSingleItem();
        (result.IsFailed, result.ErrorCount, result.ExceptionMsg).ShouldBe((false, 0, ""));
        (result.ScenarioName, result.StepName).ShouldBe(("falling", ""));
        result.CheckExpression.ShouldBe("scenario => (scenario.Ok.Request.Count > 0)");
    }

    [Fact]
    public void ThresholdThatFails_SaysHowOften()
    {
        var result = Run(Threshold.Create(scenario => scenario.Fail.Request.Percent < 10)).Thresholds.Single();
        (result.IsFailed, result.ErrorCount).ShouldBe((true, 2), "at 10 s and at the end");
    }

    [Fact]
    public void ThresholdThatFailedOnce_StaysFailed() =>
        Run(Threshold.Create(scenario => scenario.AllRequestCount > 60)).Thresholds.Single().ShouldSatisfyAllConditions(
            result => result.IsFailed.ShouldBeTrue(), result => result.ErrorCount.ShouldBe(1));

    [Fact]
    public void StartCheckAfter_SkipsTheBeginning() =>
        Run(Threshold.Create(scenario => scenario.AllRequestCount > 60, startCheckAfter: Second * 8)).Thresholds.Single().IsFailed.ShouldBeFalse();

    [Fact]
    public void AbortWhenErrorCount_EndsTheSession()
    {
        var stats = Run(Threshold.Create(scenario => scenario.AllFailCount == 0, abortWhenErrorCount: 1));
        stats.Duration.ShouldBe(Second * 10);
        stats.Thresholds.Single().ErrorCount.ShouldBe(2, "once when it ended the session, once at the end");
    }

    [Fact]
    public void StepThreshold_LooksAtItsStep()
    {
        var results = Run(
            Threshold.Create("step", step => step.Ok.Latency.Percent99 < 1),
            Threshold.Create("step", step => step.Fail.StatusCodes.Exists("500")),
            Threshold.Create("other", step => step.Ok.Request.Count > 0)).Thresholds;
        results.Select(result => result.IsFailed).ShouldBe([false, true, true]);
        results[2].ExceptionMsg.ShouldContain("'other' is not found");
    }

    [Fact]
    public void CheckThatThrows_Fails()
    {
        var result = Run(Threshold.Create(scenario => scenario.Fail.StatusCodes.Get("404").Percent < 5)).Thresholds.Single();
        result.IsFailed.ShouldBeTrue();
        result.ExceptionMsg.ShouldContain("'404' is not found");
    }

    private static NodeStats Run(params Threshold[] thresholds)
    {
        var session = new VirtualSession();
        return session.Run(Scenario.Create("falling", async context =>
        {
            await Step.Run("step", context, () => Task.FromResult(
                session.Clock.Now < Second * 7 ? Response.Ok() : Response.Fail(statusCode: "500")));
            return Response.Ok();
        }).WithoutWarmUp().WithLoadSimulations(Simulation.Inject(10, Second, Second * 12)).WithThresholds(thresholds));
    }
}
