using System.Threading.Channels;
using FeedRanking.LoadTests.Arrivals;

namespace FeedRanking.LoadTests.Running;

/// <summary>
/// Hands out each arrival of a plan when it is due, from a thread of its own, whatever became of those before: an open load. Copies of a
/// scenario wait here for the next one; where none is free, an arrival waits, and its latency says so.
/// </summary>
/// <param name="plan">When requests start.</param>
/// <param name="clock">Paces.</param>
/// <param name="begun">Told the moment on the clock that the plan's times count from; null when nobody asks.</param>
internal sealed class ArrivalPacer(ArrivalPlan plan, TimeProvider clock, Action<long>? begun = null)
{
    // Between the first copy that asks and the first arrival: the others come up meanwhile.
    private static readonly TimeSpan LeadTime = TimeSpan.FromMilliseconds(200);

    private readonly Channel<Arrival> _due = Channel.CreateUnbounded<Arrival>(new UnboundedChannelOptions { SingleWriter = true });
    private int _started;

    /// <summary>The next arrival that is due. As many calls as the plan has arrivals get one each.</summary>
    public ValueTask<Arrival> NextAsync(CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            new Thread(Run) { IsBackground = true, Name = "arrivals", Priority = ThreadPriority.Highest }.Start();
        }

        return _due.Reader.ReadAsync(stop);
    }

    private void Run()
    {
        var begin = clock.GetTimestamp() + Ticks(LeadTime.TotalSeconds);
        begun?.Invoke(begin);
        foreach (var at in plan.AtSeconds)
        {
            var intended = begin + Ticks(at);
            for (var now = clock.GetTimestamp(); now < intended; now = clock.GetTimestamp())
            {
                Nanosleep.For(clock.GetElapsedTime(now, intended));
            }

            _due.Writer.TryWrite(new Arrival(plan.PhaseAt(at), at, intended));
        }

        _due.Writer.Complete();
    }

    private long Ticks(double seconds) => (long)(seconds * clock.TimestampFrequency);
}
