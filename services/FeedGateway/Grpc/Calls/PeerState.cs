using Polly;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>What is known of one service, and what its calls may do because of it.</summary>
internal sealed class PeerState
{
    /// <summary>Most hedges, and most retries, in a burst.</summary>
    public const int Burst = 10;

    private const double HedgedQuantile = 0.95;

    private static readonly ResiliencePropertyKey<bool> HedgeMark = new("feedranking.hedge");

    private readonly TokenBudget _retries;
    private readonly TokenBudget _hedges;

    public PeerState(string name, int replicas, ResilienceOptions options, CallMetrics metrics, TimeProvider clock)
    {
        (Name, Options, Metrics, Clock, Tag) = (name, options, metrics, clock, new("peer", name));
        Replicas = [.. Enumerable.Range(1, replicas).Select(number => new ReplicaState(number, options, clock))];
        Balancer = new Balancer(Replicas, options.Enabled);
        Latency = new LatencyQuantile(HedgedQuantile, clock);

        // The first lost connection is retried; the first late answer is not hedged, so that hedges are never more than their share.
        _retries = new TokenBudget(options.RetryRatio, Burst, Burst);
        _hedges = new TokenBudget(options.HedgeRatio, Burst, 0);
    }

    public string Name { get; }

    /// <summary>The service as an attribute of metrics.</summary>
    public KeyValuePair<string, object?> Tag { get; }

    public ResilienceOptions Options { get; }

    public CallMetrics Metrics { get; }

    public TimeProvider Clock { get; }

    public IReadOnlyList<ReplicaState> Replicas { get; }

    public Balancer Balancer { get; }

    /// <summary>The live p95 of first attempts.</summary>
    public LatencyQuantile Latency { get; }

    /// <summary>Whether this attempt is a hedge.</summary>
    public static bool IsHedge(ResilienceContext context) => context.Properties.GetValue(HedgeMark, false);

    /// <summary>A call begins.</summary>
    public void CountCall()
    {
        _retries.Earn();
        _hedges.Earn();
    }

    /// <summary>Asks whether a lost connection may be answered with another attempt, and counts it.</summary>
    public bool TryRetry()
    {
        var may = _retries.TryTake();
        if (may)
        {
            Metrics.Retried(this);
        }

        return may;
    }

    /// <summary>How long to wait for an answer before a hedge starts; negative for no hedge.</summary>
    public TimeSpan HedgeDelay(PeerCall call)
    {
        if (call.IsHedgeRefused || Latency.Value() is not { } late)
        {
            return Timeout.InfiniteTimeSpan;
        }

        // Timers know whole milliseconds, and would cut off the rest.
        var delay = TimeSpan.FromMilliseconds(Math.Max(Options.MinHedgeDelayMs, Math.Ceiling(late.TotalMilliseconds)));
        return delay < call.Remaining ? delay : Timeout.InfiniteTimeSpan;
    }

    /// <summary>Asks whether a hedge may start now, beside an attempt that is late but has not failed; marks and counts it.</summary>
    public bool TryHedge(PeerCall call, ResilienceContext hedge)
    {
        if (call.Failure is not null || !_hedges.TryTake())
        {
            call.IsHedgeRefused = true;
            return false;
        }

        call.IsHedged = true;
        hedge.Properties.Set(HedgeMark, true);
        Metrics.Hedged(this);
        return true;
    }

    /// <summary>How long a breaker stays open: each failed trial doubles it, up to a limit.</summary>
    /// <param name="failedTrials">Failed trials since it opened.</param>
    public TimeSpan BreakDuration(int failedTrials) =>
        TimeSpan.FromMilliseconds(Math.Min(Options.MaxBreakMs, Options.BreakMs * Math.Pow(2, Math.Max(0, failedTrials))));
}
