using System.Collections.Concurrent;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.Fakes;

/// <summary>Viewers in memory, with the real store's offset guard; can be away.</summary>
public sealed class FakeViewerStore : IViewerStore
{
    private readonly ConcurrentDictionary<long, ViewerRecord> _records = new();
    private int _reads;
    private int _writes;

    public bool IsAway { get; set; }

    public int Reads => _reads;

    /// <summary>Writes of rows, refused ones included.</summary>
    public int Writes => _writes;

    public ConcurrentDictionary<long, IReadOnlyList<long>> WrittenCandidates { get; } = new();

    public ViewerRecord this[long viewerId]
    {
        get => _records[viewerId];
        set => _records[viewerId] = value;
    }

    /// <summary>Makes a viewer known.</summary>
    public void Add(long viewerId, string region = "br", long[]? seen = null, long[]? candidates = null, long candidatesMadeAtMs = 1)
    {
        var list = new SeenList();
        foreach (var id in seen ?? [])
        {
            list.Add(id);
        }

        _records[viewerId] = new ViewerRecord(
            ViewerRow.Unknown(viewerId, region).Pack(), list.Pack(), candidates ?? [], candidates is null ? 0 : candidatesMadeAtMs, []);
    }

    public ViewerRow Row(long viewerId) => ViewerRow.Unpack(_records[viewerId].Row.Span);

    public IReadOnlyList<long> Seen(long viewerId) => SeenList.Unpack(_records[viewerId].Seen.Span).Ids;

    public Task<ViewerRecord> ReadAsync(long viewerId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return IsAway
            ? Task.FromException<ViewerRecord>(FakeOutage.OfRedis())
            : Task.FromResult(_records.GetValueOrDefault(viewerId, ViewerRecord.Empty));
    }

    public Task WriteCandidatesAsync(long viewerId, IReadOnlyList<long> videoIds, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            return Task.FromException(FakeOutage.OfRedis());
        }

        WrittenCandidates[viewerId] = videoIds;
        return Task.CompletedTask;
    }

    public Task<bool> WriteAsync(ViewerRow row, SeenList seen, StreamOffset offset, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            return Task.FromException<bool>(FakeOutage.OfRedis());
        }

        Interlocked.Increment(ref _writes);
        var stored = _records.GetValueOrDefault(row.ViewerId, ViewerRecord.Empty);
        if (stored.OffsetOf(offset.Topic, offset.Partition) >= offset.Offset)
        {
            return Task.FromResult(false);
        }

        var others = stored.Offsets.Where(known => known.Topic != offset.Topic || known.Partition != offset.Partition);
        _records[row.ViewerId] = stored with { Row = row.Pack(), Seen = seen.Pack(), Offsets = [.. others, offset] };
        return Task.FromResult(true);
    }

    public async Task ImportAsync(IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken)
    {
        await foreach (var (row, seen) in viewers.WithCancellation(cancellationToken))
        {
            _records[row.ViewerId] = ViewerRecord.Empty with { Row = row.Pack(), Seen = seen.Pack() };
        }
    }
}
