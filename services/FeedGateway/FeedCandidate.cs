using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway;

/// <summary>One video on its way through the pipeline.</summary>
internal sealed class FeedCandidate(long videoId, long? creatorId, int topic, string source) : Candidate(videoId)
{
    /// <summary>Topic of a video whose topic nobody knows.</summary>
    public const int UnknownTopic = -1;

    /// <summary>Null when this process does not know the video.</summary>
    public long? CreatorId { get; private set; } = creatorId;

    /// <summary><see cref="UnknownTopic"/> when unknown; then topic rules do not apply.</summary>
    public int Topic { get; private set; } = topic;

    /// <summary>The source that proposed it first.</summary>
    public string Source { get; private set; } = source;

    /// <summary>The light ranker's value; 0 before it.</summary>
    public float LightValue { get; set; }

    /// <summary>The light ranker's columns for all candidates, of which this one is <see cref="LightHeadsRow"/>; null before it.</summary>
    public Scores? LightHeads { get; set; }

    public int LightHeadsRow { get; set; }

    /// <summary>The heavy ranker's heads for all candidates, of which this one is <see cref="HeadsRow"/>; null before it.</summary>
    public Scores? Heads { get; set; }

    public int HeadsRow { get; set; }

    /// <summary>What the page is ordered by, and the served score.</summary>
    public float Value { get; set; }

    /// <summary>Place in the order by value alone, from 0, before the page was arranged; null when it was not.</summary>
    public int? ValueRank { get; set; }

    /// <summary>Probability with which it was drawn for its exploration slot; null where nothing was drawn.</summary>
    public float? Propensity { get; set; }

    /// <summary>Rules that had to give way, because every other candidate would have broken as much or more.</summary>
    public DiversityBreaches Breaches { get; set; }

    /// <summary>Makes it another video of another request, as if it were new.</summary>
    public void Become(long videoId, long? creatorId, int topic, string source)
    {
        Become(videoId);
        (CreatorId, Topic, Source) = (creatorId, topic, source);
        (LightValue, LightHeads, LightHeadsRow) = (0, null, 0);
        (Heads, HeadsRow, Value, ValueRank, Propensity, Breaches) = (null, 0, 0, null, null, DiversityBreaches.None);
    }
}
