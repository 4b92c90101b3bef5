using FeedRanking.Features;

namespace FeedRanking.Retrieval.Sources;

/// <summary>A random choice among the videos with the fewest impressions; the same request gets the same choice.</summary>
internal sealed class ExplorationSource : ICandidateSource
{
    // Draws per wanted candidate before a heavily excluded list is given up.
    private const int DrawsPerCandidate = 4;

    public string Name => "exploration";

    public int Quota(RetrievalOptions options) => options.ExplorationQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var slots = query.Snapshot.LeastShown;
        var chosen = new List<Candidate>(cap);
        if (slots.Length == 0)
        {
            return new(chosen);
        }

        var random = new Random(RequestSeed.Of(query.RequestId));
        var known = new SlotSet(query.Snapshot.SlotCount);
        for (var draw = 0; draw < cap * DrawsPerCandidate && chosen.Count < cap; draw++)
        {
            var slot = slots[random.Next(slots.Length)];
            if (!query.Excluded.Contains(slot) && known.Add(slot))
            {
                chosen.Add(new Candidate(slot, 0));
            }
        }

        return new(chosen);
    }
}
