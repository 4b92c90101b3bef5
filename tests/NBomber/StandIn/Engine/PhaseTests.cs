using FeedRanking.Testing;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.CSharp;

namespace FeedRanking.NBomber.Tests.StandIn.Engine;

/// <summary>Init, warm-up, load, clean; and the ways a session ends before its time.</summary>
public sealed class PhaseTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly LoadSimulation TenSeconds = Simulation.Inject(10, Second, Second * 10);

    [Fact]
    public void WarmUp_RunsTheLoadButIsNotCounted()
    {
        var session = new VirtualSession();
        var calls = new Dictionary<ScenarioOperation, int>();
        var stats = session.Run(Scenario.Create("warm", context =>
        {
            calls[context.ScenarioInfo.ScenarioOperation] = calls.GetValueOrDefault(context.ScenarioInfo.ScenarioOperation) + 1;
            var warming = context.ScenarioInfo.ScenarioOperation == ScenarioOperation.WarmUp;
            session.Clock.Advance(warming ? Second : TimeSpan.Zero);
            return Task.FromResult<IResponse>(warming ? Response.Fail() : Response.Ok());
        }).WithWarmUpDuration(Second * 2).WithLoadSimulations(TenSeconds));

        calls.ShouldBe(new Dictionary<ScenarioOperation, int> { [ScenarioOperation.WarmUp] = 20, [ScenarioOperation.Bombing] = 100 });
        (stats.AllOkCount, stats.AllFailCount, stats.Duration).ShouldBe((100, 0, Second * 10));
        stats.ScenarioStats[0].Ok.Latency.MaxMs.ShouldBe(0);
        session.Screen.Lines.ShouldContain(line => line.Contains("warm-up: 00:00:02, 20 requests, not counted", StringComparison.Ordinal));
    }

    [Fact]
    public void InitAndClean_FrameTheLoad()
    {
        var order = new List<string>();
        var scenario = Scenario.Create("framed", _ => Note("run")).WithoutWarmUp().WithLoadSimulations(Simulation.IterationsForInject(1, Second, 1))
            .WithInit(context => Note($"init {context.ScenarioInfo.ScenarioName} {context.ScenarioPartition.Number}/{context.ScenarioPartition.Count}"))
            .WithClean(_ => throw new FormatException("cleaning must not lose the stats"));
        var alone = Scenario.Empty("alone").WithInit(_ => Note("init alone"));
        new VirtualSession().Run(scenario, alone).AllOkCount.ShouldBe(1);
        order.ShouldBe(["init framed 1/1", "init alone", "run"]);

        Task<IResponse> Note(string what)
        {
            order.Add(what);
            return Task.FromResult<IResponse>(Response.Ok());
        }
    }

    [Fact]
    public void FailedInit_EndsTheSession()
    {
        var scenario = Ok("never").WithInit(_ => throw new FormatException("no database"));
        Should.Throw<InvalidOperationException>(() => new VirtualSession().Run(scenario)).Message.ShouldContain("no database");
    }

    [Fact]
    public void TargetScenarios_AloneRun()
    {
        var session = new VirtualSession();
        var context = NBomberRunner.RegisterScenarios(Ok("one"), Ok("two")).WithTargetScenarios("two").WithoutReports();
        session.Run(context).ScenarioStats.Select(scenario => scenario.ScenarioName).ShouldBe(["two"]);
    }

    [Fact]
    public void MaxFailCount_EndsTheSession()
    {
        var scenario = Scenario.Create("fails", _ => Task.FromResult<IResponse>(Response.Fail()));
        var stats = new VirtualSession().Run(scenario.WithoutWarmUp().WithLoadSimulations(TenSeconds).WithMaxFailCount(7));
        stats.AllFailCount.ShouldBe(7);
        stats.Duration.ShouldBeLessThan(Second);
    }

    [Fact]
    public void StopCurrentTest_EndsAllScenarios()
    {
        var session = new VirtualSession();
        var stats = session.Run(Ok("other"), Stops("stopper", context => context.StopCurrentTest("seen enough")));
        stats.ScenarioStats.Get("stopper").AllOkCount.ShouldBe(50);
        stats.ScenarioStats.Get("other").AllOkCount.ShouldBeInRange(40, 60);
        session.Screen.Lines.ShouldContain(line => line.Contains("early: seen enough", StringComparison.Ordinal));
    }

    [Fact]
    public void StopScenario_EndsThatOneAlone()
    {
        var stats = new VirtualSession().Run(Ok("other"), Stops("stopper", context => context.StopScenario("stopper", "seen enough")));
        stats.ScenarioStats.Get("stopper").AllOkCount.ShouldBe(50);
        stats.ScenarioStats.Get("stopper").Duration.ShouldBeInRange(Second * 4, Second * 5);
        stats.ScenarioStats.Get("other").AllOkCount.ShouldBe(100);
    }

    [Fact]
    public void IterationsThatObeyAStop_AreNotCounted()
    {
        var stats = new VirtualSession().Run(Stops("stopper", context =>
        {
            context.StopCurrentTest("cut off");
            throw new OperationCanceledException();
        }));
        (stats.AllOkCount, stats.AllFailCount).ShouldBe((49, 0));
    }

    [Fact]
    public async Task IterationsThatNeverEnd_FailAfterTheCompletionTimeout()
    {
        var session = new VirtualSession();
        var never = new TaskCompletionSource<IResponse>();
        var cancelled = CancellationToken.None;
        var request = 0;
        var scenario = Scenario.Create("hangs", context =>
        {
            cancelled = context.ScenarioCancellationToken;
            return request++ == 29 ? never.Task : Task.FromResult<IResponse>(Response.Ok());
        }).WithoutWarmUp().WithLoadSimulations(TenSeconds);

        var running = Task.Run(() => session.Run(
            NBomberRunner.RegisterScenarios(scenario).WithoutReports().WithScenarioCompletionTimeout(TimeSpan.FromSeconds(30))));
        await Eventually.Async(() => session.Time.PendingTimers > 0, what: "Waiting for the last iteration");
        cancelled.IsCancellationRequested.ShouldBeFalse();
        session.Time.Advance(TimeSpan.FromSeconds(30));
        var stats = await running;
        (stats.AllOkCount, stats.AllFailCount).ShouldBe((99, 1));
        stats.ScenarioStats[0].Fail.StatusCodes.Get("-100").Message.ShouldBe("operation timeout");
        stats.ScenarioStats[0].Fail.Latency.MaxMs.ShouldBeGreaterThan(5000);
        never.SetResult(Response.Ok());
        stats.ScenarioStats[0].AllOkCount.ShouldBe(99);
    }

    [Fact]
    public void Progress_IsShownEachReportingInterval()
    {
        var session = new VirtualSession();
        session.Run(NBomberRunner.RegisterScenarios(Ok("shown")).WithoutReports());
        session.Screen.Progress.Select(progress => progress.Elapsed.TotalSeconds).ShouldBe([5, 10]);
        session.Screen.Progress[0].Stats[0].ShouldSatisfyAllConditions(
            stats => stats.AllOkCount.ShouldBe(50),
            stats => stats.CurrentOperation.ShouldBe(OperationType.Bombing),
            stats => stats.Duration.ShouldBe(Second * 5));

        var quiet = new VirtualSession();
        quiet.Run(NBomberRunner.RegisterScenarios(Ok("hidden")).WithoutReports().DisplayConsoleMetrics(false));
        quiet.Screen.Progress.ShouldBeEmpty();
    }

    private static ScenarioProps Ok(string name) =>
        Scenario.Create(name, _ => Task.FromResult<IResponse>(Response.Ok())).WithoutWarmUp().WithLoadSimulations(TenSeconds);

    // Acts in its fiftieth iteration.
    private static ScenarioProps Stops(string name, Action<IScenarioContext> act) => Scenario.Create(name, context =>
    {
        if (context.InvocationNumber == 50)
        {
            act(context);
        }

        return Task.FromResult<IResponse>(Response.Ok());
    }).WithoutWarmUp().WithLoadSimulations(TenSeconds);
}
