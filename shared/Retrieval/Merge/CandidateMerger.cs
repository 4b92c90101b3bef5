using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>
/// Joins proposals into one answer: no slot twice, none excluded, at most the limit. Each source first fills its quota, in the order of
/// the sources (a duplicate stays with the source before, and does not count against the later one's quota); what is left is filled
/// with the sources' further proposals in the same order.
/// </summary>
internal static class CandidateMerger
{
    /// <summary>The answer, best first: sources interleaved in proportion to what each contributed.</summary>
    /// <param name="proposals">One entry per source, in the order of preference.</param>
    /// <param name="excluded">Slots that must not come back, whoever proposed them.</param>
    /// <param name="slotCount">Slots of the catalogue.</param>
    /// <param name="limit">Most candidates, 1 or more.</param>
    public static IReadOnlyList<MergedCandidate> Merge(
        IReadOnlyList<Proposals> proposals, SlotSet excluded, int slotCount, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var taken = new SlotSet(slotCount);
        var bySource = proposals.Select(_ => new List<MergedCandidate>()).ToArray();
        var places = new int[proposals.Count];
        var quotas = Quotas(proposals, limit);
        var room = limit;
        foreach (var isFill in (ReadOnlySpan<bool>)[false, true])
        {
            for (var source = 0; source < proposals.Count; source++)
            {
                var candidates = proposals[source].Candidates;
                var wanted = isFill ? room : Math.Min(room, quotas[source]);
                for (; wanted > 0 && places[source] < candidates.Count; places[source]++)
                {
                    var (slot, score) = candidates[places[source]];
                    if (!excluded.Contains(slot) && taken.Add(slot))
                    {
                        bySource[source].Add(new MergedCandidate(slot, score, source));
                        wanted--;
                        room--;
                    }
                }
            }
        }

        return Interleave(bySource);
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

    // The k-th of n candidates of a source stands at (k + 1/2) / n of the answer; scores of different sources cannot be compared.
    private static List<MergedCandidate> Interleave(List<MergedCandidate>[] bySource)
    {
        var count = bySource.Sum(candidates => candidates.Count);
        var answer = new List<MergedCandidate>(count);
        var places = new int[bySource.Length];
        while (answer.Count < count)
        {
            var next = -1;
            var nextShare = double.PositiveInfinity;
            for (var source = 0; source < bySource.Length; source++)
            {
                var share = places[source] < bySource[source].Count ? (places[source] + 0.5) / bySource[source].Count : double.PositiveInfinity;
                if (share < nextShare)
                {
                    (next, nextShare) = (source, share);
                }
            }

            answer.Add(bySource[next][places[next]++]);
        }

        return answer;
    }
}
