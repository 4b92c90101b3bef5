using NBomber.Contracts;
using NBomber.Pacing;

namespace NBomber.Engine;

/// <summary>Warm-up or load: all scenarios from their first request to the end of their last one.</summary>
internal sealed class Phase : IDisposable
{
    private readonly PhaseContext _context;
    private readonly CancellationTokenSource _wake;
    private readonly List<Lane> _lanes = [];
    private readonly List<ScenarioRun> _runs = [];

    public Phase(SessionContext session, StopSignal stop, IReadOnlyList<ScenarioProps> scenarios, bool isWarmUp)
    {
        _context = new PhaseContext(session, stop, isWarmUp);
        _wake = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        foreach (var shared in Group(scenarios))
        {
            AddLane(shared, isWarmUp ? shared.Max(scenario => scenario.WarmUpDuration) : null);
        }
    }

    public IReadOnlyList<ScenarioRun> Runs => _runs;

    public bool IsWarmUp => _context.IsWarmUp;

    public TimeSpan Elapsed => _context.Elapsed;

    /// <param name="tickInterval">Between two calls of <paramref name="tick"/>.</param>
    /// <param name="tick">Called through the executor.</param>
    /// <param name="completionTimeout">How long requests may go on after the last one was started.</param>
    public async Task RunAsync(TimeSpan tickInterval, Action tick, TimeSpan completionTimeout)
    {
        _context.Begin();
        await PaceAsync(new Pacer(_lanes, _context, tickInterval, new WorkItem(tick)));
        _lanes.ForEach(lane => lane.End());
        foreach (var run in _runs)
        {
            run.EndedAt ??= EndOf(run);
        }

        try
        {
            await _context.Idle.WaitAsync(completionTimeout, _context.Session.Environment.Time);
        }
        catch (TimeoutException)
        {
            var abandoned = _runs.Sum(run => run.Abandon());
            _context.Session.Logger.Warning("{Count} iterations did not end within {Timeout}: they count as failed", abandoned, completionTimeout);
        }

        foreach (var run in _runs)
        {
            run.Recorder.Close();
            run.Cancel();
        }
    }

    public void StopScenario(string name, string reason)
    {
        foreach (var run in _runs.Where(run => run.Props.ScenarioName == name))
        {
            run.StopEarly(reason);
        }

        if (_runs.TrueForAll(run => run.Stopped))
        {
            _wake.Cancel();
        }
    }

    public void Dispose()
    {
        _wake.Dispose();
        _runs.ForEach(run => run.Dispose());
    }

    private static IEnumerable<IReadOnlyList<ScenarioProps>> Group(IReadOnlyList<ScenarioProps> scenarios)
    {
        var weighted = scenarios.Where(scenario => scenario.Weight is not null).ToList();
        var groups = scenarios.Where(scenario => scenario.Weight is null).Select(scenario => (IReadOnlyList<ScenarioProps>)[scenario]);
        return weighted.Count == 0 ? groups : groups.Append(weighted);
    }

    private void AddLane(IReadOnlyList<ScenarioProps> scenarios, TimeSpan? limit)
    {
        var seed = unchecked((_context.Session.Environment.Seed * 31) + _lanes.Count);
        var plan = new Plan(scenarios[0].LoadSimulations, new Random(seed), limit);
        var runs = scenarios.Select((scenario, index) => new ScenarioRun(scenario, _runs.Count + index, plan, _context)).ToList();
        _runs.AddRange(runs);
        _lanes.Add(new Lane(runs, plan, new Random(~seed), _context) { CopiesEnded = CopiesEnded });
    }

    // A dedicated thread: one of the pool could be kept waiting by the very load that it makes.
    private async Task PaceAsync(Pacer pacer)
    {
        var paced = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                pacer.Run(_wake.Token);
                paced.SetResult();
            }
            catch (Exception exception)
            {
                // Out of this thread, so that the session fails and not the process.
                paced.SetException(exception);
            }
            finally
            {
                _context.Leave();
            }
        })
        {
            IsBackground = true,
            Name = "nbomber-pacer",
            Priority = ThreadPriority.Highest,
        };
        thread.Start();
        await paced.Task;
    }

    private void CopiesEnded()
    {
        if (_lanes.TrueForAll(lane => lane.Next is null && !lane.IsOpenEnded))
        {
            _wake.Cancel();
        }
    }

    private TimeSpan EndOf(ScenarioRun run) => run.Plan.Duration is { } planned && planned <= _context.Elapsed ? planned : _context.Elapsed;
}
