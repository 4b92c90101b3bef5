using FeedRanking.Chaos;
using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>Popularity lists that Redis' faults can hit, and that can be empty on demand.</summary>
internal sealed class FaultyPopularityStore(IPopularityStore store, FaultyRedis redis) : IPopularityStore
{
    public async Task<IReadOnlyList<PopularVideo>> ReadAsync(string region, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        return redis.Faults.Roll(FaultNames.PopularityEmpty, FaultTargets.Redis) is null ? await store.ReadAsync(region, cancellationToken) : [];
    }

    public Task WriteAsync(string region, IReadOnlyList<PopularVideo> videos, CancellationToken cancellationToken) =>
        store.WriteAsync(region, videos, cancellationToken);
}
