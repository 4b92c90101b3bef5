using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.Logging;
using NBomber.Reports;
using NBomber.Thresholds;

namespace NBomber.Engine;

/// <summary>A session from its check to its reports: init, warm-up, load, clean.</summary>
internal sealed class Session
{
    private readonly NBomberContext _context;
    private readonly SessionEnvironment _environment;
    private readonly IReadOnlyList<ScenarioProps> _scenarios;
    private readonly IReadOnlyList<ScenarioProps> _loaded;
    private readonly NodeInfo _node = NodeInfos.OfThisMachine();
    private readonly TestInfo _test;
    private readonly ReportPlace _place;
    private readonly Dictionary<string, int> _warmUpRequests = [];
    private Action<string, string>? _stopScenario;

    public Session(NBomberContext context, SessionEnvironment environment)
    {
        Validation.Check(context, context.Scenarios);
        _context = context;
        _environment = environment;
        _scenarios = [.. context.Scenarios.Where(scenario => context.TargetScenarios?.Contains(scenario.ScenarioName) ?? true)];
        _loaded = [.. _scenarios.Where(scenario => scenario.Run is not null)];
        _test = NodeInfos.NewTest(context.TestSuite, context.TestName, environment.Time.GetUtcNow());
        _place = ReportPlace.Of(context, _test);
    }

    /// <summary>Blocks until the end.</summary>
    public NodeStats Run() => RunAsync().GetAwaiter().GetResult();

    private async Task<NodeStats> RunAsync()
    {
        using var stop = new StopSignal();
        using var interrupt = _environment.InterruptByKey ? new KeyInterrupt(stop) : null;
        await using var file = _place.OpenLog();
        await using var logger = SessionLog.Create(_context, file, _environment.Screen);
        var session = new SessionContext(_environment, _test, _node, logger, (name, reason) => _stopScenario?.Invoke(name, reason));
        var thresholds = new ThresholdMonitor(_loaded);
        _environment.Screen.Say($"NBomber {_node.NBomberVersion} started a new session: {_test.SessionId}");

        await InitAsync(session);
        await WarmUpAsync(session, stop);
        var stats = await LoadAsync(session, stop, thresholds);
        await CleanAsync(session);
        _node.CurrentOperation = OperationType.Complete;
        return stats;
    }

    private async Task InitAsync(SessionContext session)
    {
        _node.CurrentOperation = OperationType.Init;
        foreach (var scenario in _scenarios.Where(scenario => scenario.Init is not null))
        {
            try
            {
                await scenario.Init!(InitContext(session, scenario, ScenarioOperation.Init));
            }
            catch (Exception exception)
            {
                session.Logger.Error(exception, "Init of scenario {Scenario} failed", scenario.ScenarioName);
                throw new InvalidOperationException($"Init of scenario '{scenario.ScenarioName}' failed: {exception.Message}", exception);
            }
        }
    }

    private async Task WarmUpAsync(SessionContext session, StopSignal stop)
    {
        var scenarios = _loaded.Where(scenario => scenario.WarmUpDuration > TimeSpan.Zero).ToList();
        if (scenarios.Count == 0 || stop.Reason is not null)
        {
            return;
        }

        _node.CurrentOperation = OperationType.WarmUp;
        _environment.Screen.Say($"Warm-up for {scenarios.Max(scenario => scenario.WarmUpDuration)}: nothing of it is counted.");
        using var phase = new Phase(session, stop, scenarios, isWarmUp: true);
        _stopScenario = phase.StopScenario;
        await phase.RunAsync(_context.ReportingInterval, () => ShowProgress(phase), _context.CompletionTimeout);
        foreach (var run in phase.Runs)
        {
            _warmUpRequests[run.Props.ScenarioName] = run.Recorder.RequestCount;
        }

        _stopScenario = null;
    }

    private async Task<NodeStats> LoadAsync(SessionContext session, StopSignal stop, ThresholdMonitor thresholds)
    {
        _node.CurrentOperation = OperationType.Bombing;
        using var phase = new Phase(session, stop, _loaded, isWarmUp: false);
        _stopScenario = phase.StopScenario;
        if (_loaded.Count > 0 && stop.Reason is null)
        {
            await phase.RunAsync(_context.ReportingInterval, () => OnTick(phase, thresholds, stop), _context.CompletionTimeout);
        }

        _stopScenario = null;
        _node.CurrentOperation = OperationType.Complete;
        var result = Finish(phase, thresholds, stop);
        result.Stats.ReportFiles = _place.Write(result, _context, session.Logger);
        _environment.Screen.Say(TextReport.Write(result));
        return result.Stats;
    }

    private SessionResult Finish(Phase phase, ThresholdMonitor thresholds, StopSignal stop)
    {
        var scenarios = StatsOf(phase, OperationType.Complete);
        thresholds.Check(scenarios, isFinal: true);
        var final = _context.ReportFinalizer is { } finalizer ? finalizer(ReportData.Create(scenarios)).ScenarioStats : scenarios;
        var details = phase.Runs.Select(run => new ScenarioDetail(
            run.Props.ScenarioName, run.Props.LoadSimulations, run.Props.WarmUpDuration,
            _warmUpRequests.GetValueOrDefault(run.Props.ScenarioName), run.Recorder.Lateness(), run.Recorder.Timeline())).ToList();
        var stats = new NodeStats
        {
            ScenarioStats = final,
            Thresholds = thresholds.Results(),
            NodeInfo = _node,
            TestInfo = _test,
            AllRequestCount = final.Sum(scenario => scenario.AllRequestCount),
            AllOkCount = final.Sum(scenario => scenario.AllOkCount),
            AllFailCount = final.Sum(scenario => scenario.AllFailCount),
            AllBytes = final.Sum(scenario => scenario.AllBytes),
            Duration = final.Length == 0 ? TimeSpan.Zero : final.Max(scenario => scenario.Duration),
            PluginsData = [LatenessPlugin.Of(details)],
        };
        return new SessionResult(stats, details, _context.Tags, stop.Reason);
    }

    private async Task CleanAsync(SessionContext session)
    {
        foreach (var scenario in _scenarios.Where(scenario => scenario.Clean is not null))
        {
            try
            {
                await scenario.Clean!(InitContext(session, scenario, ScenarioOperation.Clean));
            }
            catch (Exception exception)
            {
                // What was measured must not be lost because cleaning up failed.
                session.Logger.Error(exception, "Clean of scenario {Scenario} failed", scenario.ScenarioName);
            }
        }
    }

    private void OnTick(Phase phase, ThresholdMonitor thresholds, StopSignal stop)
    {
        if (thresholds.Check(ShowProgress(phase), isFinal: false) is { } failed)
        {
            stop.Stop($"Threshold '{failed.CheckExpression}' of scenario '{failed.ScenarioName}' has failed {failed.ErrorCount} times.");
        }
    }

    private ScenarioStats[] ShowProgress(Phase phase)
    {
        var stats = StatsOf(phase, phase.IsWarmUp ? OperationType.WarmUp : OperationType.Bombing);
        if (_context.ConsoleMetrics)
        {
            _environment.Screen.ShowProgress(phase.Elapsed, stats);
        }

        return stats;
    }

    private static ScenarioStats[] StatsOf(Phase phase, OperationType operation) => [.. phase.Runs.Select(run => run.ToStats(operation))];

    private static ScenarioInitContext InitContext(SessionContext session, ScenarioProps scenario, ScenarioOperation operation) =>
        new(session, new ScenarioInfo(scenario.ScenarioName, 0, TimeSpan.Zero, operation));
}
