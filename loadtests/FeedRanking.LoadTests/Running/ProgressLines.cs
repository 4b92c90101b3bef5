using FeedRanking.LoadTests.Measuring;

namespace FeedRanking.LoadTests.Running;

/// <summary>One line each second (each ten in long runs) of how the load goes, on standard error.</summary>
internal sealed class ProgressLines : IDisposable
{
    private static readonly TimeSpan LongRun = TimeSpan.FromMinutes(3);

    private readonly SampleLog _samples;
    private readonly TimeProvider _clock;
    private readonly long _begin;
    private readonly ITimer _timer;
    private readonly string _what;
    private int _shown;
    private long _last;

    public ProgressLines(string what, SampleLog samples, TimeSpan planned, TimeProvider clock)
    {
        (_what, _samples, _clock) = (what, samples, clock);
        _last = _begin = clock.GetTimestamp();
        var every = TimeSpan.FromSeconds(planned > LongRun ? 10 : 1);
        _timer = clock.CreateTimer(_ => Show(), null, every, every);
    }

    public void Dispose() => _timer.Dispose();

    private void Show()
    {
        var fresh = _samples.From(_shown);
        var now = _clock.GetTimestamp();
        var seconds = _clock.GetElapsedTime(_last, now).TotalSeconds;
        (_shown, _last) = (_shown + fresh.Count, now);
        var latency = Percentiles.Of(fresh.Select(sample => sample.LatencyMs));
        var late = Percentiles.Of(fresh.Select(sample => sample.LateMs));
        var rungs = string.Join(' ', fresh.Where(sample => sample.ServedBy.Length > 0).CountBy(sample => sample.ServedBy)
            .OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
        var failed = fresh.Count(sample => sample.Failure is not null);
        Console.Error.WriteLine(FormattableString.Invariant(
            $"{_what} {_clock.GetElapsedTime(_begin, now).TotalSeconds,5:0} s {fresh.Count / seconds,6:0.0}/s  p50 {latency.P50Ms:0.0}  p95 {latency.P95Ms:0.0} ms  {rungs}{(failed > 0 ? $"  FAILED {failed}" : "")}  generator late p99 {late.P99Ms:0.0} ms"));
    }
}
