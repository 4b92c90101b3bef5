using System.Collections.Concurrent;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.Measuring;
using NBomber.Pacing;

namespace NBomber.Engine;

/// <summary>One scenario in one phase: its recorder, its copies and how many of them are busy.</summary>
internal sealed class ScenarioRun : IDisposable
{
    private readonly int _sortIndex;
    private readonly ConcurrentStack<VirtualUser> _idle = new();
    private readonly ConcurrentBag<VirtualUser> _all = [];
    private readonly CancellationTokenSource _cancelled;
    private int _users;
    private int _underWay;
    private int _stopped;

    public ScenarioRun(ScenarioProps props, int sortIndex, Plan plan, PhaseContext phase)
    {
        (Props, _sortIndex, Plan, Phase) = (props, sortIndex, plan, phase);
        _cancelled = CancellationTokenSource.CreateLinkedTokenSource(phase.Stop.Token);
        Cancelled = _cancelled.Token;
        Recorder = new ScenarioRecorder(props.StatsBasedOnIterations);
    }

    public ScenarioProps Props { get; }

    public Plan Plan { get; }

    public PhaseContext Phase { get; }

    public ScenarioRecorder Recorder { get; }

    /// <summary>Iterations that have begun and not ended.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>No iteration begins any more.</summary>
    public bool Stopped => Volatile.Read(ref _stopped) != 0;

    /// <summary>Kept apart from its source: what was abandoned may still ask for it when the phase is over.</summary>
    public CancellationToken Cancelled { get; }

    /// <summary>How long the load went on, set when the phase ends.</summary>
    public TimeSpan? EndedAt { get; set; }

    /// <summary>A copy that is not in use.</summary>
    public VirtualUser Rent()
    {
        if (!_idle.TryPop(out var user))
        {
            user = new VirtualUser(this, Interlocked.Increment(ref _users) - 1);
            _all.Add(user);
        }

        return user;
    }

    public void Return(VirtualUser user) => _idle.Push(user);

    public void Enter()
    {
        Interlocked.Increment(ref _underWay);
        Phase.Enter();
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _underWay);
        Phase.Leave();
    }

    /// <summary>After a failure: too many end the session.</summary>
    public void CheckFailCount()
    {
        if (!Phase.IsWarmUp && Recorder.FailCount is var fails && fails >= Props.MaxFailCount)
        {
            Phase.Stop.Stop($"Too many fails: scenario '{Props.ScenarioName}' has {fails}.");
        }
    }

    /// <summary>Ends this scenario alone. Iterations under way are told through their token.</summary>
    public void StopEarly(string reason)
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            Phase.Session.Logger.Warning("Scenario {Scenario} is stopped: {Reason}", Props.ScenarioName, reason);
            EndedAt ??= Phase.Elapsed;
            _cancelled.Cancel();
        }
    }

    public void Cancel() => _cancelled.Cancel();

    /// <summary>Counts what is still under way as failed.</summary>
    public int Abandon()
    {
        var abandoned = _all.Count(user => user.Abandon());
        Recorder.Close();
        return abandoned;
    }

    public ScenarioStats ToStats(OperationType operation)
    {
        var end = EndedAt ?? (Plan.Duration is { } planned && planned < Phase.Elapsed ? planned : Phase.Elapsed);
        var simulation = new LoadSimulationStats { SimulationName = Plan.SimulationAt(end).Name, Value = UnderWay };
        return Recorder.ToStats(Props.ScenarioName, _sortIndex, end - Plan.PausedUntil(end), simulation, operation);
    }

    public void Dispose() => _cancelled.Dispose();
}
