namespace FeedRanking.Retrieval.Sources;

/// <summary>The viewer's precomputed candidates, as far as they are still eligible.</summary>
internal sealed class PrecomputedSource : ICandidateSource
{
    public string Name => "precomputed";

    public int Quota(RetrievalOptions options) => options.PrecomputedQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var catalogue = query.Snapshot.Catalogue;
        var known = new SlotSet(query.Snapshot.SlotCount);
        var taken = new List<Candidate>(Math.Min(cap, query.PrecomputedVideoIds.Count));
        for (var i = 0; i < query.PrecomputedVideoIds.Count && taken.Count < cap; i++)
        {
            if (catalogue.TryGetSlot(query.PrecomputedVideoIds[i], out var slot) && !query.Excluded.Contains(slot) && known.Add(slot) && catalogue[slot].IsEligible)
            {
                taken.Add(new Candidate(slot, 1f / (1 + taken.Count)));
            }
        }

        return new(taken);
    }
}
