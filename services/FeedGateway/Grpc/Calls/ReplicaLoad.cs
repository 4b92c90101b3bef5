namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>
/// What one more call to a replica would cost: its latency times the calls that are under way there. The latency is a mean over time that jumps to
/// every peak and forgets it slowly, so that a replica that stumbles is left alone before its mean tells.
/// </summary>
/// <param name="memory">How long a latency counts.</param>
/// <param name="clock">Decides what is old.</param>
internal sealed class ReplicaLoad(TimeSpan memory, TimeProvider clock)
{
    // Below it a difference is noise.
    private const double FloorMs = 1;

    // A replica that has never answered gets one call at a time while others can be had.
    private const double UnknownMs = 10_000;

    // A failure counts as this many times what the call might have taken, for each failure before it: 1, 8, 64, 512.
    private const double FailureGrowth = 8;
    private const int MostFailures = 4;

    private readonly Lock _gate = new();
    private double _latencyMs = double.NaN;
    private int _failures;
    private long _at;
    private int _underWay;

    /// <summary>Calls that have begun and not ended.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    public void Begin() => Interlocked.Increment(ref _underWay);

    /// <summary>A call has ended of which nothing is to be learned.</summary>
    public void End() => Interlocked.Decrement(ref _underWay);

    /// <summary>A call has ended after that time.</summary>
    public void End(TimeSpan latency)
    {
        Interlocked.Decrement(ref _underWay);
        var ms = latency.TotalMilliseconds;
        lock (_gate)
        {
            // Who answers again is back; what its failures were counted as is no latency.
            var weight = _failures > 0 ? 0 : Weight();
            _latencyMs = !(ms < _latencyMs) ? ms : (_latencyMs * weight) + (ms * (1 - weight));
            (_failures, _at) = (0, clock.GetTimestamp());
        }
    }

    /// <summary>
    /// A call has failed. One that fails at once must not look like a quick one; and each failure in a row leaves the replica alone for longer, also
    /// where its calls are too few for a breaker.
    /// </summary>
    /// <param name="allowance">What the call might have taken.</param>
    public void EndFailed(TimeSpan allowance)
    {
        Interlocked.Decrement(ref _underWay);
        lock (_gate)
        {
            _failures = Math.Min(_failures + 1, MostFailures);
            var known = double.IsNaN(_latencyMs) ? 0 : _latencyMs * Weight();
            _latencyMs = Math.Max(known, allowance.TotalMilliseconds * Math.Pow(FailureGrowth, _failures - 1));
            _at = clock.GetTimestamp();
        }
    }

    /// <summary>A call was given up after that time: its latency would have been higher.</summary>
    public void EndEarly(TimeSpan atLeast)
    {
        Interlocked.Decrement(ref _underWay);
        lock (_gate)
        {
            if (!(atLeast.TotalMilliseconds < _latencyMs * Weight()))
            {
                (_latencyMs, _at) = (atLeast.TotalMilliseconds, clock.GetTimestamp());
            }
        }
    }

    /// <summary>What one more call would cost; only to be compared with others'.</summary>
    public double Cost()
    {
        var underWay = UnderWay;
        lock (_gate)
        {
            return double.IsNaN(_latencyMs) ? UnknownMs * underWay : Math.Max(FloorMs, _latencyMs * Weight()) * (underWay + 1);
        }
    }

    // How much of what was known is still worth something.
    private double Weight() => Math.Exp(-(clock.GetElapsedTime(_at) / memory));
}
