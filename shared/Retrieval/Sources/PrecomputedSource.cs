namespace FeedRanking.Retrieval.Sources;

/// <summary>The viewer's precomputed candidates, as far as they are still eligible.</summary>
internal sealed class PrecomputedSource : ICandidateSource
{
    public string Name => "precomputed";

    public int Quota(RetrievalOptions options) => options.PrecomputedQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var catalogue = query.Snapshot.Catalogue;
        var slots = new List<int>(query.PrecomputedVideoIds.Count);
        foreach (var videoId in query.PrecomputedVideoIds)
        {
            if (catalogue.TryGetSlot(videoId, out var slot) && slot < query.Snapshot.SlotCount && catalogue[slot].IsEligible)
            {
                slots.Add(slot);
            }
        }

        return new(CandidateLists.Take(query, cap, [.. slots.Distinct()]));
    }
}
