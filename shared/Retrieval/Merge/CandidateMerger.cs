using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>
/// Joins proposals into one answer: no slot twice, none excluded, at most the limit. Each source first fills its quota, in the order of
/// the sources (a duplicate stays with the source before, and does not count against the later one's quota); the room that is left goes
/// to the further proposals with the best merge scores, whoever made them. The answer is in the order of merge scores.
/// </summary>
internal static class CandidateMerger
{
    /// <summary>The answer, best first; of equal scores the lower slot.</summary>
    /// <param name="proposals">One entry per source, in the order of preference.</param>
    /// <param name="excluded">Slots that must not come back, whoever proposed them.</param>
    /// <param name="slotCount">Slots of the catalogue.</param>
    /// <param name="limit">Most candidates, 1 or more.</param>
    /// <param name="score">Merge score of a slot, finite; comparable across sources, higher is better.</param>
    public static IReadOnlyList<MergedCandidate> Merge(
        IReadOnlyList<Proposals> proposals, SlotSet excluded, int slotCount, int limit, Func<int, float> score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var taken = new SlotSet(slotCount);
        var answer = new List<MergedCandidate>(limit);
        var places = new int[proposals.Count];
        var quotas = Quotas(proposals, limit);
        for (var source = 0; source < proposals.Count; source++)
        {
            var candidates = proposals[source].Candidates;
            for (var wanted = quotas[source]; wanted > 0 && places[source] < candidates.Count; places[source]++)
            {
                var slot = candidates[places[source]].Slot;
                if (!excluded.Contains(slot) && taken.Add(slot))
                {
                    answer.Add(new MergedCandidate(slot, score(slot), source));
                    wanted--;
                }
            }
        }

        var further = Further(proposals, places, excluded, taken, score);
        further.Sort(BestFirst);
        answer.AddRange(further.Take(limit - answer.Count));
        answer.Sort(BestFirst);
        return answer;
    }

    /// <summary>Quotas scaled to the limit; what rounding leaves over goes to the largest remainders.</summary>
    internal static int[] Quotas(IReadOnlyList<Proposals> proposals, int limit)
    {
        // Quotas that sum up to more than they are declared for share the limit in proportion.
        var whole = Math.Max(RetrievalOptions.QuotaLimit, proposals.Sum(p => p.Quota));
        var exact = proposals.Select(p => (double)p.Quota * limit / whole).ToArray();
        var quotas = Array.ConvertAll(exact, share => (int)share);
        var left = (int)Math.Min(limit, Math.Round(exact.Sum())) - quotas.Sum();
        foreach (var source in Enumerable.Range(0, quotas.Length).OrderByDescending(source => exact[source] - quotas[source]).ThenBy(source => source))
        {
            if (left-- <= 0)
            {
                break;
            }

            quotas[source]++;
        }

        return quotas;
    }

    // What the sources found beyond their quotas.
    private static List<MergedCandidate> Further(
        IReadOnlyList<Proposals> proposals, int[] places, SlotSet excluded, SlotSet taken, Func<int, float> score)
    {
        var further = new List<MergedCandidate>();
        for (var source = 0; source < proposals.Count; source++)
        {
            var candidates = proposals[source].Candidates;
            for (var place = places[source]; place < candidates.Count; place++)
            {
                var slot = candidates[place].Slot;
                if (!excluded.Contains(slot) && taken.Add(slot))
                {
                    further.Add(new MergedCandidate(slot, score(slot), source));
                }
            }
        }

        return further;
    }

    private static int BestFirst(MergedCandidate left, MergedCandidate right)
    {
        var byScore = right.Score.CompareTo(left.Score);
        return byScore != 0 ? byScore : left.Slot.CompareTo(right.Slot);
    }
}
