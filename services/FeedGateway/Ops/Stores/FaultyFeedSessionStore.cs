using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>A store of next pages that Redis' faults can hit.</summary>
internal sealed class FaultyFeedSessionStore(IFeedSessionStore store, FaultyRedis redis) : IFeedSessionStore
{
    public async Task WriteAsync(long viewerId, Guid sessionId, FeedSession session, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        await store.WriteAsync(viewerId, sessionId, session, lifetime, cancellationToken);
    }

    public async Task<FeedSession?> ReadAsync(long viewerId, Guid sessionId, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        return await store.ReadAsync(viewerId, sessionId, cancellationToken);
    }
}
