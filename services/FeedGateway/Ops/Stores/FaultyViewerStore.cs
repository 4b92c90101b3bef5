using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Ops.Stores;

/// <summary>A viewer store that Redis' faults can hit. What the gateway does not use passes.</summary>
internal sealed class FaultyViewerStore(IViewerStore store, FaultyRedis redis) : IViewerStore
{
    public async Task<ViewerRecord> ReadAsync(long viewerId, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        return await store.ReadAsync(viewerId, cancellationToken);
    }

    public async Task WriteCandidatesAsync(long viewerId, IReadOnlyList<long> videoIds, CancellationToken cancellationToken)
    {
        await redis.HitAsync(cancellationToken);
        await store.WriteCandidatesAsync(viewerId, videoIds, cancellationToken);
    }

    public Task<bool> WriteAsync(ViewerRow row, SeenList seen, StreamOffset offset, CancellationToken cancellationToken) =>
        store.WriteAsync(row, seen, offset, cancellationToken);

    public Task ImportAsync(IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken) =>
        store.ImportAsync(viewers, cancellationToken);
}
