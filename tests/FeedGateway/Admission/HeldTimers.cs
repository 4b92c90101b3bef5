namespace FeedRanking.FeedGateway.Tests.Admission;

/// <summary>A clock whose timers fire only when told, however long they are due: what a process without a free thread sees.</summary>
internal sealed class HeldTimers : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private Action? _fire;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public void Advance(TimeSpan by) => _now += by;

    public void Fire() => _fire?.Invoke();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _fire = () => callback(state);
        return new Held();
    }

    private sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
