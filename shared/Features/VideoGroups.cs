namespace FeedRanking.Features;

/// <summary>The groups that videos belong to. Their counters are the sums of their members' counters.</summary>
internal sealed class VideoGroups
{
    private readonly Dictionary<long, GroupCounters> _creators = [];
    private readonly Dictionary<int, GroupCounters> _topics = [];
    private readonly Dictionary<long, GroupCounters> _music = [];
    private readonly Dictionary<(int Topic, int DurationBucket), GroupCounters> _topicDurations = [];

    /// <summary>Makes the catalogue entry of a row and adds the row's counters to its groups.</summary>
    public VideoEntry Join(VideoRow row)
    {
        var bucket = DurationBuckets.Of(row.DurationMs);
        var entry = new VideoEntry(
            row,
            bucket,
            Group(_creators, row.CreatorId),
            Group(_topics, row.Topic),
            Group(_music, row.MusicId),
            Group(_topicDurations, (row.Topic, bucket)));
        Add(entry, row.Counters);
        return entry;
    }

    /// <summary>Takes an entry's counters out of its groups.</summary>
    public static void Remove(VideoEntry entry)
    {
        entry.Creator.Remove(entry.Row.Counters);
        entry.Topic.Remove(entry.Row.Counters);
        entry.Music.Remove(entry.Row.Counters);
        entry.TopicDuration.Remove(entry.Row.Counters);
    }

    /// <summary>Adds to all groups of an entry.</summary>
    public static void Add(VideoEntry entry, DecayedCounters change)
    {
        entry.Creator.Add(change);
        entry.Topic.Add(change);
        entry.Music.Add(change);
        entry.TopicDuration.Add(change);
    }

    private static GroupCounters Group<TKey>(Dictionary<TKey, GroupCounters> groups, TKey key)
        where TKey : notnull
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups[key] = group = new GroupCounters();
        }

        return group;
    }
}
