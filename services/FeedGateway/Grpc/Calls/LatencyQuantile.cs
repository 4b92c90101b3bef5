namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>
/// A quantile of latencies as they are now: a histogram that forgets. Its buckets grow by a twentieth from 50 µs to 12 s, so the answer is at most a
/// twentieth too high; half of what is known is some seven seconds old at most.
/// </summary>
/// <param name="quantile">More than 0, less than 1.</param>
/// <param name="clock">Decides what is old.</param>
internal sealed class LatencyQuantile(double quantile, TimeProvider clock)
{
    /// <summary>Fewest latencies, newer ones counting for more, that a quantile may be taken of.</summary>
    public const int FewestSamples = 50;

    private const int Buckets = 256;
    private const double LeastMs = 0.05;
    private const double Growth = 1.05;
    private const double KeptPerSecond = 0.9;

    private static readonly double LogOfGrowth = Math.Log(Growth);
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly double[] _counts = new double[Buckets];
    private double _total;
    private long _agedAt = clock.GetTimestamp();

    /// <summary>Adds one.</summary>
    public void Record(TimeSpan latency)
    {
        var bucket = (int)Math.Clamp(Math.Ceiling(Math.Log(Math.Max(latency.TotalMilliseconds, LeastMs) / LeastMs) / LogOfGrowth), 0, Buckets - 1);
        lock (_gate)
        {
            Age();
            _counts[bucket]++;
            _total++;
        }
    }

    /// <summary>The quantile; null while too little is known.</summary>
    public TimeSpan? Value()
    {
        lock (_gate)
        {
            Age();
            if (_total < FewestSamples)
            {
                return null;
            }

            var (bucket, below) = (0, _counts[0]);
            while (below < quantile * _total && bucket < Buckets - 1)
            {
                below += _counts[++bucket];
            }

            return TimeSpan.FromMilliseconds(LeastMs * Math.Pow(Growth, bucket));
        }
    }

    private void Age()
    {
        var seconds = (int)(clock.GetElapsedTime(_agedAt) / Step);
        if (seconds < 1)
        {
            return;
        }

        _agedAt += seconds * clock.TimestampFrequency;
        var kept = Math.Pow(KeptPerSecond, seconds);
        _total = 0;
        for (var i = 0; i < Buckets; i++)
        {
            _counts[i] *= kept;
            _total += _counts[i];
        }
    }
}
