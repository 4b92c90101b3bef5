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

    private readonly Lock _gate = new();
    private double _latencyMs = double.NaN;
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
            var weight = Weight();
            _latencyMs = !(ms < _latencyMs) ? ms : (_latencyMs * weight) + (ms * (1 - weight));
            _at = clock.GetTimestamp();
        }
    }

    /// <summary>A call was given up after that time: its latency would have been higher.</summary>
    public void EndEarly(TimeSpan atLeast)
    {
        bool isPeak;
        lock (_gate)
        {
            isPeak = !(atLeast.TotalMilliseconds < _latencyMs * Weight());
        }

        if (isPeak)
        {
            End(atLeast);
        }
        else
        {
            End();
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
