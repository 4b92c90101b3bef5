using FeedRanking.Chaos;
using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>What happens to each operation on Redis while it is slow or gone on demand.</summary>
internal sealed class FaultyRedis(IFaults faults, TimeProvider clock)
{
    /// <summary>The faults of this process.</summary>
    public IFaults Faults { get; } = faults;

    /// <summary>Waits or fails where a fault says so.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis is gone on demand.</exception>
    public Task HitAsync(CancellationToken cancellationToken)
    {
        if (!Faults.Any)
        {
            return Task.CompletedTask;
        }

        if (Faults.Roll(FaultNames.RedisGone, FaultTargets.Redis) is not null)
        {
            return Task.FromException(new FeatureStoreUnavailableException("Redis is gone: a fault on demand"));
        }

        return Faults.Roll(FaultNames.RedisSlow, FaultTargets.Redis) is { } slow
            ? Task.Delay(slow.Latency, clock, cancellationToken)
            : Task.CompletedTask;
    }
}
