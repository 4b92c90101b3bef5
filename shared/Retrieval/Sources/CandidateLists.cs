namespace FeedRanking.Retrieval.Sources;

/// <summary>Walks ready-made lists of slots.</summary>
internal static class CandidateLists
{
    /// <summary>Slots of some lists in turns, that are not excluded and do not repeat. Scores fall from 1 towards 0 with the place.</summary>
    public static IReadOnlyList<Candidate> Take(RetrievalQuery query, int cap, params ReadOnlySpan<int[]> lists)
    {
        var taken = new List<Candidate>(cap);
        var known = lists.Length > 1 ? new SlotSet(query.Snapshot.SlotCount) : null;
        var longest = 0;
        foreach (var list in lists)
        {
            longest = Math.Max(longest, list.Length);
        }

        for (var place = 0; place < longest; place++)
        {
            foreach (var list in lists)
            {
                if (taken.Count == cap)
                {
                    return taken;
                }

                if (place < list.Length && !query.Excluded.Contains(list[place]) && known?.Add(list[place]) != false)
                {
                    taken.Add(new Candidate(list[place], 1f / (1 + taken.Count)));
                }
            }
        }

        return taken;
    }
}
