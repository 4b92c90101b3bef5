using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Admission;

/// <summary>
/// How long a request that begins now has waited for a thread since it arrived, about. A request does not know when it arrived; but a timer
/// knows when it was due, and waits in the same queue. While the timer itself has not come, the waiting is at least as long as it is overdue.
/// </summary>
internal sealed class StartLateness(IMeterFactory meters, IOptions<AdmissionOptions> options, TimeProvider clock) : IHostedService, IDisposable
{
    private readonly TimeSpan _period = TimeSpan.FromMilliseconds(options.Value.ProbeMs);
    private long _lastTick = clock.GetTimestamp();
    private long _lastTicks;
    private ITimer? _timer;

    /// <summary>The waiting now; never negative, zero before the start.</summary>
    public TimeSpan Now
    {
        get
        {
            if (_timer is null)
            {
                return TimeSpan.Zero;
            }

            var overdue = Overdue(clock.GetTimestamp());
            var last = new TimeSpan(Volatile.Read(ref _lastTicks));
            return overdue > last ? overdue : last;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        meters.Create(FeedMetrics.MeterName).CreateObservableGauge(
            "feedranking.admission.start_lateness", () => Now.TotalSeconds, "s", "Time that a request which begins now has waited for a thread.");
        if (options.Value.Enabled)
        {
            Volatile.Write(ref _lastTick, clock.GetTimestamp());
            _timer = clock.CreateTimer(static probe => ((StartLateness)probe!).Tick(), this, _period, _period);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => Interlocked.Exchange(ref _timer, null)?.Dispose();

    private void Tick()
    {
        var now = clock.GetTimestamp();
        Volatile.Write(ref _lastTicks, Overdue(now).Ticks);
        Volatile.Write(ref _lastTick, now);
    }

    private TimeSpan Overdue(long now)
    {
        var overdue = clock.GetElapsedTime(Volatile.Read(ref _lastTick), now) - _period;
        return overdue > TimeSpan.Zero ? overdue : TimeSpan.Zero;
    }
}
