using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.FeedGateway.Tests.Fakes;

internal sealed class FakeViewerStore : IViewerStore
{
    public bool IsAway { get; set; }

    public Dictionary<long, ViewerRecord> Viewers { get; } = [];

    public Dictionary<long, IReadOnlyList<long>> WrittenCandidates { get; } = [];

    public Task<ViewerRecord> ReadAsync(long viewerId, CancellationToken cancellationToken) => IsAway
        ? throw new FeatureStoreUnavailableException("read_viewer: Redis is away")
        : Task.FromResult(Viewers.GetValueOrDefault(viewerId, ViewerRecord.Empty));

    public Task WriteCandidatesAsync(long viewerId, IReadOnlyList<long> videoIds, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new FeatureStoreUnavailableException("write_candidates: Redis is away");
        }

        WrittenCandidates[viewerId] = videoIds;
        return Task.CompletedTask;
    }

    public Task<bool> WriteAsync(ViewerRow row, SeenList seen, StreamOffset offset, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway writes no rows.");

    public Task ImportAsync(IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The gateway imports nothing.");

    /// <summary>Makes a viewer known.</summary>
    public void Add(long viewerId, string region = "br", long[]? seen = null, long[]? candidates = null, long candidatesMadeAtMs = 1)
    {
        var list = new SeenList();
        foreach (var id in seen ?? [])
        {
            list.Add(id);
        }

        Viewers[viewerId] = new ViewerRecord(
            ViewerRow.Unknown(viewerId, region).Pack(), list.Pack(), candidates ?? [], candidates is null ? 0 : candidatesMadeAtMs, []);
    }
}
