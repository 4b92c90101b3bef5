using FeedRanking.Features;

namespace FeedRanking.Retrieval.Catalogue;

/// <summary>
/// What snapshots are made of, read out of all rows in one pass, side by side by slot. The memory is used again for the next pass: at a million
/// videos it is 50 MB.
/// </summary>
internal sealed class CatalogueColumns
{
    // Positive reactions that a video is credited with before its own count; also keeps logarithms finite.
    private const float PriorReactions = 0.5f;

    // How much of what a video was liked in the long run is taken off its trend.
    private const float LongTermShare = 0.5f;

    // A like says more than a long view.
    private const float LikeWeight = 2;

    private long[] _videoIds = [];
    private long[] _creatorIds = [];
    private long[] _publishedAtMs = [];
    private int[] _topics = [];
    private int[] _eligible = [];
    private float[] _impressions = [];
    private float[] _longViews = [];
    private float[] _reactions = [];
    private float[] _trends = [];

    /// <summary>Slots read.</summary>
    public int Count { get; private set; }

    /// <summary>Slots of eligible videos, rising.</summary>
    public ReadOnlySpan<int> Eligible => _eligible.AsSpan(0, EligibleCount);

    /// <summary>Number of eligible videos.</summary>
    public int EligibleCount { get; private set; }

    public ReadOnlySpan<long> VideoIds => _videoIds.AsSpan(0, Count);

    public ReadOnlySpan<long> CreatorIds => _creatorIds.AsSpan(0, Count);

    public ReadOnlySpan<long> PublishedAtMs => _publishedAtMs.AsSpan(0, Count);

    public ReadOnlySpan<int> Topics => _topics.AsSpan(0, Count);

    /// <summary>Slowly decayed impressions.</summary>
    public ReadOnlySpan<float> Impressions => _impressions.AsSpan(0, Count);

    /// <summary>Slowly decayed long views.</summary>
    public ReadOnlySpan<float> LongViews => _longViews.AsSpan(0, Count);

    /// <summary>Positive reactions of the last days.</summary>
    public ReadOnlySpan<float> Reactions => _reactions.AsSpan(0, Count);

    /// <summary><see cref="CatalogueSnapshot.Trends"/>: what rises now stands above what was always liked.</summary>
    public ReadOnlySpan<float> Trends => _trends.AsSpan(0, Count);

    /// <summary>Reads the first slots of a catalogue as they stand at a time.</summary>
    public void Read(VideoCatalogue catalogue, int slotCount, long nowMs)
    {
        MakeRoom(slotCount);
        (Count, EligibleCount) = (slotCount, 0);
        for (var slot = 0; slot < slotCount; slot++)
        {
            var row = catalogue[slot];
            var counters = row.Counters.At(nowMs);
            _videoIds[slot] = row.VideoId;
            _creatorIds[slot] = row.CreatorId;
            _publishedAtMs[slot] = row.PublishedAtMs;
            _topics[slot] = row.Topic;
            _impressions[slot] = counters.Slow[Counter.Impressions];
            _longViews[slot] = counters.Slow[Counter.LongViews];
            _reactions[slot] = counters.Fast[Counter.LongViews] + (LikeWeight * counters.Fast[Counter.Likes]);
            _trends[slot] = MathF.Log(counters.Fast[Counter.LongViews] + PriorReactions)
                - (LongTermShare * MathF.Log(counters.Slow[Counter.LongViews] + PriorReactions));
            if (row.IsEligible)
            {
                _eligible[EligibleCount++] = slot;
            }
        }
    }

    /// <summary>Share of each topic in everybody's positive reactions, above 0.</summary>
    public Dictionary<int, float> TopicShares()
    {
        var reactions = new Dictionary<int, float>();
        for (var slot = 0; slot < Count; slot++)
        {
            reactions[_topics[slot]] = reactions.GetValueOrDefault(_topics[slot], PriorReactions) + _longViews[slot];
        }

        var sum = reactions.Values.Sum();
        return reactions.ToDictionary(topic => topic.Key, topic => topic.Value / sum);
    }

    private void MakeRoom(int slotCount)
    {
        if (slotCount <= _videoIds.Length)
        {
            return;
        }

        // Uploads come one by one: room for some more of them.
        var length = slotCount + (slotCount / 8) + 1;
        (_videoIds, _creatorIds, _publishedAtMs) = (new long[length], new long[length], new long[length]);
        (_topics, _eligible) = (new int[length], new int[length]);
        (_impressions, _longViews, _reactions, _trends) = (new float[length], new float[length], new float[length], new float[length]);
    }
}
