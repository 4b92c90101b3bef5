using System.Collections.Concurrent;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.EventPipeline.Tests.Engagement;

/// <summary>A viewer store in memory, with the real one's offset guard.</summary>
internal sealed class MemoryViewerStore : IViewerStore
{
    private readonly ConcurrentDictionary<long, ViewerRecord> _records = new();
    private int _reads;
    private int _writes;

    public bool IsAway { get; set; }

    public int Reads => _reads;

    public int Writes => _writes;

    public ViewerRecord this[long viewerId]
    {
        get => _records[viewerId];
        set => _records[viewerId] = value;
    }

    public ViewerRow Row(long viewerId) => ViewerRow.Unpack(_records[viewerId].Row.Span);

    public IReadOnlyList<long> Seen(long viewerId) => SeenList.Unpack(_records[viewerId].Seen.Span).Ids;

    public Task<ViewerRecord> ReadAsync(long viewerId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return IsAway
            ? Task.FromException<ViewerRecord>(new FeatureStoreUnavailableException("Redis is away"))
            : Task.FromResult(_records.GetValueOrDefault(viewerId, ViewerRecord.Empty));
    }

    public Task<bool> WriteAsync(ViewerRow row, SeenList seen, StreamOffset offset, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _writes);
        if (_records.GetValueOrDefault(row.ViewerId, ViewerRecord.Empty).OffsetOf(offset.Topic, offset.Partition) >= offset.Offset)
        {
            return Task.FromResult(false);
        }

        _records[row.ViewerId] = ViewerRecord.Empty with { Row = row.Pack(), Seen = seen.Pack(), Offsets = [offset] };
        return Task.FromResult(true);
    }

    public Task WriteCandidatesAsync(long viewerId, IReadOnlyList<long> videoIds, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task ImportAsync(IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken)
    {
        await foreach (var (row, seen) in viewers.WithCancellation(cancellationToken))
        {
            _records[row.ViewerId] = ViewerRecord.Empty with { Row = row.Pack(), Seen = seen.Pack() };
        }
    }
}
