using System.Collections.Concurrent;

namespace FeedRanking.FeedGateway;

/// <summary>
/// Creator and topic of videos that passed through this process lately, so that stored ids can be arranged without asking anyone.
/// Holds at most <see cref="Capacity"/> videos; when full it starts anew, which costs only that a few creators are unknown for a while.
/// </summary>
internal sealed class VideoFacts
{
    /// <summary>Most videos held: about 10 MB.</summary>
    public const int Capacity = 100_000;

    private readonly ConcurrentDictionary<long, (long CreatorId, int Topic)> _facts = new();
    private int _count;

    /// <summary>Creator and topic; unknown ones as null and <see cref="FeedCandidate.UnknownTopic"/>.</summary>
    public (long? CreatorId, int Topic) Find(long videoId) =>
        _facts.TryGetValue(videoId, out var facts) ? (facts.CreatorId, facts.Topic) : (null, FeedCandidate.UnknownTopic);

    public void Keep(long videoId, long creatorId, int topic)
    {
        // Nearly all are known; asking takes no lock, adding does.
        if (_facts.ContainsKey(videoId) || !_facts.TryAdd(videoId, (creatorId, topic)))
        {
            return;
        }

        // Counted apart: ConcurrentDictionary.Count takes all its locks.
        if (Interlocked.Increment(ref _count) > Capacity)
        {
            Interlocked.Exchange(ref _count, 0);
            _facts.Clear();
        }
    }
}
