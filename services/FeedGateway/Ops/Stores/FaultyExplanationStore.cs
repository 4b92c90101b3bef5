using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>A store of explanations that Redis' faults can hit.</summary>
internal sealed class FaultyExplanationStore(IExplanationStore store, FaultyRedis redis) : IExplanationStore
{
    public async Task WriteAsync(Guid requestId, byte[] explanation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        await store.WriteAsync(requestId, explanation, lifetime, cancellationToken);
    }

    public async Task<byte[]?> ReadAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        return await store.ReadAsync(requestId, cancellationToken);
    }
}
