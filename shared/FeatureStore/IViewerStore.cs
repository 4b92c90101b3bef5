using FeedRanking.Features;

namespace FeedRanking.FeatureStore;

/// <summary>Viewer rows, seen lists and candidate sets: one Redis hash per viewer, one hash slot, one round trip.</summary>
public interface IViewerStore
{
    /// <summary>Reads everything a feed request needs about a viewer.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task<ViewerRecord> ReadAsync(long viewerId, CancellationToken cancellationToken);

    /// <summary>Keeps the candidates of the viewer's last live retrieval; at most 1,000 are kept.</summary>
    Task WriteCandidatesAsync(long viewerId, IReadOnlyList<long> videoIds, CancellationToken cancellationToken);

    /// <summary>
    /// Writes row and seen list together with the offset of the event that they contain, in one atomic step. Does nothing when the stored
    /// offset of that partition is already the same or later, so a replay changes nothing twice.
    /// </summary>
    /// <returns>False when the stored offset was the same or later.</returns>
    Task<bool> WriteAsync(ViewerRow row, SeenList seen, StreamOffset offset, CancellationToken cancellationToken);

    /// <summary>Writes many viewers at once, without offsets: for loading and backfill.</summary>
    Task ImportAsync(IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken);
}

/// <summary>A place in the stream.</summary>
/// <param name="Topic">Kafka topic.</param>
/// <param name="Partition">Partition of it.</param>
/// <param name="Offset">Offset of the last event contained.</param>
public readonly record struct StreamOffset(string Topic, int Partition, long Offset);

/// <summary>Redis cannot be reached or did not answer in time; the message says which operation.</summary>
public sealed class FeatureStoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
