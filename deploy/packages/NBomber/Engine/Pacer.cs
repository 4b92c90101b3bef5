using NBomber.Pacing;

namespace NBomber.Engine;

/// <summary>
/// The thread that makes things happen at their times: it sleeps until the next planned moment of any lane, hands the work to others and
/// sleeps again. It never runs the user's code itself, and when it is late it catches up at once: nothing planned is left out.
/// </summary>
internal sealed class Pacer(IReadOnlyList<Lane> lanes, PhaseContext phase, TimeSpan tickInterval, IThreadPoolWorkItem tick)
{
    private static readonly TimeSpan FullPause = TimeSpan.FromMilliseconds(1);

    private readonly PriorityQueue<Lane, TimeSpan> _due = new();

    private PacingClock Clock => phase.Session.Environment.Clock;

    /// <summary>Runs the whole plan; returns early when the token says so.</summary>
    /// <param name="wake">The session was stopped, or copies whose end is not planned are through.</param>
    public void Run(CancellationToken wake)
    {
        foreach (var lane in lanes)
        {
            Enqueue(lane);
        }

        var nextTick = tickInterval;
        while (!wake.IsCancellationRequested && (_due.Count > 0 || lanes.Any(lane => lane.IsOpenEnded)))
        {
            if (!_due.TryPeek(out var lane, out var at) || nextTick <= at)
            {
                if (WaitUntil(nextTick, wake))
                {
                    phase.Session.Environment.Execute(tick);
                    nextTick += tickInterval;
                }
            }
            else if (WaitUntil(at, wake) && WaitForRoom(wake))
            {
                _due.Dequeue();
                lane.Fire(lane.Next!.Value);
                Enqueue(lane);
            }
        }
    }

    private bool WaitUntil(TimeSpan elapsed, CancellationToken wake) => Clock.WaitUntil(phase.StartedAt + elapsed, wake);

    private bool WaitForRoom(CancellationToken wake)
    {
        while (phase.Busy > Defaults.MaxUnderWay)
        {
            if (!Clock.WaitUntil(Clock.Now + FullPause, wake))
            {
                return false;
            }
        }

        return true;
    }

    private void Enqueue(Lane lane)
    {
        if (lane.MoveNext())
        {
            _due.Enqueue(lane, lane.Next!.Value.At);
        }
    }
}
