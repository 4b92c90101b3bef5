namespace FeedRanking.Features;

/// <summary>A catalogue slot: the row, and the groups that it belongs to resolved once, so that a gather follows references instead of looking up keys.</summary>
internal sealed record VideoEntry(
    VideoRow Row,
    int DurationBucket,
    GroupCounters Creator,
    GroupCounters Topic,
    GroupCounters Music,
    GroupCounters TopicDuration)
{
    /// <summary>Bytes of an entry that a gather reads.</summary>
    public const int PrefetchBytes = 48;

    // With the object's header; the last line holds the counters' end.
    private const int RowBytes = 160;
    private const int GroupBytes = 8;

    /// <summary>Asks for the memory of the row and of the groups.</summary>
    public void PrefetchParts()
    {
        Prefetch.Object(Row, RowBytes);
        Prefetch.Object(Creator, GroupBytes);
        Prefetch.Object(Topic, GroupBytes);
        Prefetch.Object(Music, GroupBytes);
        Prefetch.Object(TopicDuration, GroupBytes);
    }

    /// <summary>Asks for the memory of the groups' counters.</summary>
    public void PrefetchCounters()
    {
        Creator.Prefetch();
        Topic.Prefetch();
        Music.Prefetch();
        TopicDuration.Prefetch();
    }
}
