namespace FeedRanking.Retrieval.Sources;

/// <summary>Walks ready-made lists of slots.</summary>
internal static class CandidateLists
{
    /// <summary>The first slots of some lists, one list after the other, that are not excluded and do not repeat. Scores fall from 1 towards 0 with the place.</summary>
    public static IReadOnlyList<Candidate> Take(RetrievalQuery query, int cap, params ReadOnlySpan<int[]> lists)
    {
        var taken = new List<Candidate>(cap);
        var known = lists.Length > 1 ? new SlotSet(query.Snapshot.SlotCount) : null;
        foreach (var list in lists)
        {
            foreach (var slot in list)
            {
                if (taken.Count == cap)
                {
                    return taken;
                }

                if (!query.Excluded.Contains(slot) && (known is null || known.Add(slot)))
                {
                    taken.Add(new Candidate(slot, 1f / (1 + taken.Count)));
                }
            }
        }

        return taken;
    }
}
