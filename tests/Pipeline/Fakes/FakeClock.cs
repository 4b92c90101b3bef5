namespace FeedRanking.Pipeline.Tests.Fakes;

/// <summary>A clock that moves only when told; timers fire during the move, in order.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly List<FakeTimer> _timers = [];
    private readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => _start + _elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void AdvanceMs(double durationMs)
    {
        var target = _elapsed + TimeSpan.FromMilliseconds(durationMs);
        while (_timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt) is { } next)
        {
            _timers.Remove(next);
            _elapsed = next.DueAt > _elapsed ? next.DueAt : _elapsed;
            next.Fire();
        }

        _elapsed = target;
    }

    private sealed class FakeTimer(FakeClock clock, Action fire) : ITimer
    {
        public TimeSpan DueAt { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            DueAt = clock._elapsed + dueTime;
            clock._timers.Add(this);
            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
