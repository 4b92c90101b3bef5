using System.Globalization;
using Polly.CircuitBreaker;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>What is known of one replica: its breaker, and how busy it is.</summary>
internal sealed class ReplicaState(int number, ResilienceOptions options, TimeProvider clock)
{
    private readonly TimeSpan _pause = TimeSpan.FromMilliseconds(options.BreakMs);
    private long _nextTrialAt;

    /// <summary>From 1, in the order of the addresses.</summary>
    public int Number { get; } = number;

    /// <summary>The replica as an attribute of metrics.</summary>
    public KeyValuePair<string, object?> Tag { get; } = new("replica", number.ToString(CultureInfo.InvariantCulture));

    public CircuitBreakerStateProvider Breaker { get; } = new();

    public ReplicaLoad Load { get; } = new(TimeSpan.FromMilliseconds(options.BalanceMemoryMs), clock);

    /// <summary>Whether calls go there as always.</summary>
    public bool IsClosed => Breaker.CircuitState == CircuitState.Closed;

    /// <summary>The breaker has opened for that long.</summary>
    public void OpenedFor(TimeSpan pause) => Volatile.Write(ref _nextTrialAt, (clock.GetUtcNow() + pause).UtcTicks);

    /// <summary>Asks whether a call may find out if the replica is back. One at a time may.</summary>
    public bool TryTakeTrial()
    {
        var (now, due) = (clock.GetUtcNow(), Volatile.Read(ref _nextTrialAt));
        return !IsClosed && now.UtcTicks >= due && Interlocked.CompareExchange(ref _nextTrialAt, (now + _pause).UtcTicks, due) == due;
    }
}
