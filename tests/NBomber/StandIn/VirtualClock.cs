using NBomber.Pacing;

namespace FeedRanking.NBomber.Tests.StandIn;

/// <summary>
/// A clock that jumps: whoever waits is at once at the time waited for, and delays that fall due on the way end there, in order. With an
/// executor that runs work inline, a session of hours takes no time and is the same each time.
/// </summary>
internal sealed class VirtualClock : PacingClock
{
    private readonly PriorityQueue<TaskCompletionSource, TimeSpan> _delays = new();
    private TimeSpan _now;

    public override TimeSpan Now => _now;

    /// <summary>Time passes while the caller holds its thread.</summary>
    public void Advance(TimeSpan by) => _now += by;

    /// <summary>Time passes while the caller's thread is free.</summary>
    public Task DelayAsync(TimeSpan by)
    {
        var delay = new TaskCompletionSource();
        _delays.Enqueue(delay, _now + by);
        return delay.Task;
    }

    public override bool WaitUntil(TimeSpan due, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _delays.TryPeek(out var delay, out var at) && at <= due)
        {
            _delays.Dequeue();
            _now = at > _now ? at : _now;
            delay.SetResult();
        }

        _now = due > _now && !stop.IsCancellationRequested ? due : _now;
        return !stop.IsCancellationRequested;
    }
}
