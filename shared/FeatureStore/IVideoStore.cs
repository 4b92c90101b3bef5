using FeedRanking.Features;

namespace FeedRanking.FeatureStore;

/// <summary>The catalogue's rows in Redis, from which every replica fills its memory.</summary>
public interface IVideoStore
{
    /// <summary>Reads all rows, in chunks, in the order of their video ids.</summary>
    IAsyncEnumerable<VideoRow> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Writes rows (insert or replace).</summary>
    Task WriteAsync(IReadOnlyCollection<VideoRow> rows, CancellationToken cancellationToken);

    /// <summary>Reads the counters that belong to no single video (for example surface × duration), packed by Features; empty when none.</summary>
    Task<ReadOnlyMemory<byte>> ReadGlobalCountersAsync(CancellationToken cancellationToken);

    /// <summary>Writes those counters.</summary>
    Task WriteGlobalCountersAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken);
}
