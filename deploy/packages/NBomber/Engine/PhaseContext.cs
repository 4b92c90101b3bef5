using NBomber.Contracts;

namespace NBomber.Engine;

/// <summary>What the copies of all scenarios share during a phase.</summary>
internal sealed class PhaseContext(SessionContext session, StopSignal stop, bool isWarmUp)
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the pacer itself: the phase is idle when the pacer is through and nothing is under way.
    private int _busy = 1;

    public SessionContext Session => session;

    public StopSignal Stop => stop;

    public bool IsWarmUp => isWarmUp;

    public ScenarioOperation Operation => isWarmUp ? ScenarioOperation.WarmUp : ScenarioOperation.Bombing;

    /// <summary>On the session's clock.</summary>
    public TimeSpan StartedAt { get; private set; } = session.Environment.Clock.Now;

    public TimeSpan Elapsed => session.Environment.Clock.Now - StartedAt;

    /// <summary>Completes when the pacer and all iterations have ended.</summary>
    public Task Idle => _idle.Task;

    /// <summary>Iterations under way (plus one while the pacer runs).</summary>
    public int Busy => Volatile.Read(ref _busy);

    /// <summary>The load begins now.</summary>
    public void Begin() => StartedAt = session.Environment.Clock.Now;

    public void Enter() => Interlocked.Increment(ref _busy);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
