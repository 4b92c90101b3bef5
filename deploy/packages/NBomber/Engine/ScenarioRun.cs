using System.Collections.Concurrent;
using NBomber.Contracts;
using NBomber.Contracts.Stats;
using NBomber.Measuring;
using NBomber.Pacing;

namespace NBomber.Engine;

/// <summary>One scenario in one phase: its recorder, its copies and how many of them are busy.</summary>
internal sealed class ScenarioRun(ScenarioProps props, int sortIndex, Plan plan, PhaseContext phase) : IDisposable
{
    private readonly ConcurrentStack<VirtualUser> _idle = new();
    private readonly ConcurrentBag<VirtualUser> _all = [];
    private readonly CancellationTokenSource _cancelled = CancellationTokenSource.CreateLinkedTokenSource(phase.Stop.Token);
    private int _users;
    private int _underWay;
    private int _stopped;

    public ScenarioProps Props => props;

    public Plan Plan => plan;

    public PhaseContext Phase => phase;

    public ScenarioRecorder Recorder { get; } = new(props.StatsBasedOnIterations);

    /// <summary>Iterations that have begun and not ended.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>No iteration begins any more.</summary>
    public bool Stopped => Volatile.Read(ref _stopped) != 0;

    public CancellationToken Cancelled => _cancelled.Token;

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
        phase.Enter();
    }

    public void Leave()
    {
        Interlocked.Decrement(ref _underWay);
        phase.Leave();
    }

    /// <summary>After a failure: too many end the session.</summary>
    public void CheckFailCount()
    {
        if (!phase.IsWarmUp && Recorder.FailCount is var fails && fails >= props.MaxFailCount)
        {
            phase.Stop.Stop($"Too many fails: scenario '{props.ScenarioName}' has {fails}.");
        }
    }

    /// <summary>Ends this scenario alone. Iterations under way are told through their token.</summary>
    public void StopEarly(string reason)
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            phase.Session.Logger.Warning("Scenario {Scenario} is stopped: {Reason}", props.ScenarioName, reason);
            EndedAt ??= phase.Elapsed;
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
        var end = EndedAt ?? (plan.Duration is { } planned && planned < phase.Elapsed ? planned : phase.Elapsed);
        var simulation = new LoadSimulationStats { SimulationName = plan.SimulationAt(end).Name, Value = UnderWay };
        return Recorder.ToStats(props.ScenarioName, sortIndex, end - plan.PausedUntil(end), simulation, operation);
    }

    public void Dispose() => _cancelled.Dispose();
}
