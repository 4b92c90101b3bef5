namespace FeedRanking.Features;

/// <summary>A catalogue slot: the row, and the groups that it belongs to resolved once, so that a gather follows references instead of looking up keys.</summary>
internal sealed record VideoEntry(
    VideoRow Row,
    int DurationBucket,
    GroupCounters Creator,
    GroupCounters Topic,
    GroupCounters Music,
    GroupCounters TopicDuration);
