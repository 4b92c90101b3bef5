using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>What counts as what.</summary>
public sealed class OutcomeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly LoadSimulation Hundred = Simulation.Inject(10, Second, Second * 10);

    [Fact]
    public void Responses_AreCountedByOutcomeCodeAndSize()
    {
        var request = 0;
        var stats = Run(_ => Task.FromResult<IResponse>((request++ % 4) switch
        {
            0 => Response.Ok(statusCode: "200", sizeBytes: 1000),
            1 => Response.Ok(payload: "text", statusCode: "200", sizeBytes: 3000),
            2 => Response.Ok(),
            _ => Response.Fail(statusCode: "503", message: "busy"),
        }));

        (stats.AllRequestCount, stats.AllOkCount, stats.AllFailCount, stats.AllBytes).ShouldBe((100, 75, 25, 100_000L));
        (stats.Ok.Request.Percent, stats.Fail.Request.Percent, stats.Ok.Request.RPS).ShouldBe((75, 25, 7.5));
        stats.Ok.StatusCodes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            code => code.StatusCode.ShouldBe("200"),
            code => code.Count.ShouldBe(50),
            code => code.Percent.ShouldBe(50),
            code => code.IsError.ShouldBeFalse());
        stats.Fail.StatusCodes.Get("503").Message.ShouldBe("busy");
        stats.Ok.StatusCodes.Exists("503").ShouldBeFalse();
        (stats.Ok.DataTransfer.MinBytes, stats.Ok.DataTransfer.MaxBytes, stats.Ok.DataTransfer.AllBytes).ShouldBe((0L, 3000L, 100_000L));
        stats.Ok.DataTransfer.BytesPerSecond.ShouldBe(10_000);
        stats.Fail.DataTransfer.AllBytes.ShouldBe(0);
    }

    [Fact]
    public void Exceptions_FailWithTheirCodes()
    {
        var request = 0;
        var stats = Run(_ => request++ % 2 == 0 ? throw new FormatException("bad") : throw new OperationCanceledException());
        stats.AllFailCount.ShouldBe(100);
        stats.Fail.StatusCodes.Get("-101").Message.ShouldBe("bad");
        stats.Fail.StatusCodes.Get("-100").Message.ShouldBe("operation timeout");
    }

    [Fact]
    public void FailedStep_EndsItsIteration()
    {
        var afterwards = 0;
        var stats = Run(async context =>
        {
            await Step.Run("first", context, () => Task.FromResult(Response.Fail(statusCode: "500")));
            afterwards++;
            return Response.Ok();
        });
        afterwards.ShouldBe(0);
        (stats.AllOkCount, stats.AllFailCount).ShouldBe((0, 100));
        stats.StepStats.Get("first").Fail.StatusCodes.Get("500").Count.ShouldBe(100);
    }

    [Fact]
    public void FailedStep_WithoutRestart_IsTheScenariosBusiness()
    {
        var stats = Run(
            async context =>
            {
                var first = await Step.Run("first", context, () => Task.FromResult(Response.Fail<string>(payload: "why")));
                first.Payload.IsSome().ShouldBeTrue();
                var second = await Step.Run("second", context, () => Task.FromResult(Response.Ok<string>()));
                second.Payload.IsNone().ShouldBeTrue();
                return Response.Ok();
            },
            scenario => scenario.WithRestartIterationOnFail(false));
        (stats.AllOkCount, stats.AllFailCount).ShouldBe((100, 100));
        stats.StepStats.Select(step => (step.StepName, step.SortIndex)).ShouldBe([("first", 0), ("second", 1)]);
    }

    [Fact]
    public void StatsBasedOnIterations_CountIterations()
    {
        static async Task<IResponse> TwoSteps(IScenarioContext context)
        {
            await Step.Run("first", context, () => Task.FromResult(Response.Ok()));
            await Step.Run("second", context, () => Task.FromResult(Response.Ok()));
            return Response.Ok();
        }

        Run(TwoSteps).AllRequestCount.ShouldBe(200);
        Run(TwoSteps, scenario => scenario.WithStatsBasedOnIterations(true)).AllRequestCount.ShouldBe(100);
    }

    [Fact]
    public void FailureOutsideSteps_IsNotHidden()
    {
        var stats = Run(async context =>
        {
            await Step.Run("fine", context, () => Task.FromResult(Response.Ok()));
            throw new FormatException("after the step");
        });
        (stats.AllOkCount, stats.AllFailCount).ShouldBe((100, 100));
        stats.Fail.StatusCodes.Get("-101").Count.ShouldBe(100);
    }

    [Fact]
    public void ReservedStepName_Fails() =>
        Run(async context =>
        {
            await Step.Run("global information", context, () => Task.FromResult(Response.Ok()));
            return Response.Ok();
        }).Fail.StatusCodes.Get("-101").Message.ShouldContain("global information");

    [Fact]
    public void TooManyStatusCodes_AreCountedTogether()
    {
        var request = 0;
        var stats = Run(
            _ => Task.FromResult<IResponse>(Response.Ok(statusCode: $"{request++}")),
            scenario => scenario.WithLoadSimulations(Simulation.Inject(100, Second, Second * 10)));
        stats.Ok.StatusCodes.Length.ShouldBe(201);
        stats.Ok.StatusCodes.Get("other").Count.ShouldBe(800);
    }

    [Fact]
    public void WeightedScenarios_ShareOneLoad()
    {
        var session = new VirtualSession();
        var load = Simulation.Inject(100, Second, Second * 20);
        ScenarioProps Weighted(string name, int weight) =>
            Scenario.Create(name, _ => Task.FromResult<IResponse>(Response.Ok())).WithoutWarmUp().WithLoadSimulations(load).WithWeight(weight);
        var stats = session.Run(Weighted("read", 80), Weighted("write", 20));
        stats.AllOkCount.ShouldBe(2000);
        ((double)stats.ScenarioStats.Get("read").AllOkCount).ShouldBe(1600, 60);
    }

    private static ScenarioStats Run(Func<IScenarioContext, Task<IResponse>> run, Func<ScenarioProps, ScenarioProps>? with = null)
    {
        var scenario = Scenario.Create("scenario", run).WithoutWarmUp().WithLoadSimulations(Hundred);
        return new VirtualSession().Run(with?.Invoke(scenario) ?? scenario).ScenarioStats.Get("scenario");
    }
}
