using FeedRanking.Datasets;

namespace FeedRanking.Offline.Replay;

/// <summary>What a replay lets its state learn from. Impressions themselves are always noted: they are no outcomes.</summary>
internal sealed record ReplayOptions
{
    /// <summary>Whether the viewer's row learns the outcome of a logged impression; all of them by default.</summary>
    public Func<ImpressionRecord, bool> ViewerLearns { get; init; } = static _ => true;

    /// <summary>
    /// When the viewer's row learns an outcome, given when it became known (milliseconds since the Unix epoch, unshifted); at once by
    /// default. A later time stands for a viewer whose row is old.
    /// </summary>
    public Func<long, long, long> ViewerLearnsAtMs { get; init; } = static (_, knownAtMs) => knownAtMs;

    /// <summary>Whether the catalogue's counters count a logged impression and its outcome; all of them by default.</summary>
    public Func<ImpressionRecord, bool> CatalogueLearns { get; init; } = static _ => true;
}
