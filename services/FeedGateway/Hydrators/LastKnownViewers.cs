using FeedRanking.FeatureStore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Hydrators;

/// <summary>
/// Row and seen list of each viewer as this process last read them, within a bound of memory: used when Redis is late or gone, never
/// instead of asking it. Not the viewer's candidates: a rung that serves those says that they were just read; only their age is kept, so that a late row is no reason to write them again.
/// </summary>
internal sealed class LastKnownViewers(IOptions<LastKnownViewersOptions> options) : IDisposable
{
    // What the cache itself needs for an entry, about.
    private const int EntryBytes = 300;

    private readonly MemoryCache _records = new(new MemoryCacheOptions { SizeLimit = options.Value.MaxMegabytes * 1_048_576L });
    private readonly TimeSpan _maxAge = TimeSpan.FromMinutes(options.Value.MaxAgeMinutes);

    /// <summary>Keeps a record, in place of an earlier one; when the bound is reached, the least recently used go.</summary>
    public void Keep(long viewerId, ViewerRecord record) => _records.Set(
        viewerId,
        ViewerRecord.Empty with { Row = record.Row, Seen = record.Seen, CandidatesMadeAtMs = record.CandidatesMadeAtMs },
        new MemoryCacheEntryOptions { Size = EntryBytes + record.Row.Length + record.Seen.Length, AbsoluteExpirationRelativeToNow = _maxAge });

    /// <summary>The viewer as last read; null when not read lately.</summary>
    public Viewer? Find(long viewerId) => _records.TryGetValue<ViewerRecord>(viewerId, out var record) ? Viewer.From(record!) : null;

    public void Dispose() => _records.Dispose();
}
