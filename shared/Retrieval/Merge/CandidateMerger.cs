using System.Buffers;
using System.Runtime.InteropServices;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>
/// Joins proposals into one answer: no slot twice, none excluded, at most the limit. Each source first fills its quota, in the order of
/// the sources (a duplicate stays with the source before, and does not count against the later one's quota); the room that is left goes
/// to the further proposals with the best merge scores, whoever made them. The answer is in the order of merge scores.
/// </summary>
internal static class CandidateMerger
{
    /// <summary>Merge score of a candidate, finite; comparable across sources, higher is better.</summary>
    /// <param name="candidate">As its source proposed it.</param>
    /// <param name="source">Place of the source.</param>
    public delegate float Scoring(Candidate candidate, int source);

    /// <summary>The answer, best first; of equal scores the lower slot.</summary>
    /// <param name="proposals">One entry per source, in the order of preference.</param>
    /// <param name="excluded">Slots that must not come back, whoever proposed them.</param>
    /// <param name="slotCount">Slots of the catalogue.</param>
    /// <param name="limit">Most candidates, 1 or more.</param>
    /// <param name="score">Merge score of a candidate.</param>
    public static IReadOnlyList<MergedCandidate> Merge(
        ReadOnlySpan<Proposals> proposals, SlotSet excluded, int slotCount, int limit, Scoring score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        using var taken = new TakenSlots(Count(proposals));
        var allowed = new Allowed(excluded, slotCount);
        var keys = ArrayPool<ulong>.Shared.Rent(limit);
        Span<int> places = stackalloc int[proposals.Length];
        places.Clear();
        var quotas = Quotas(proposals, limit);
        var count = 0;
        for (var source = 0; source < proposals.Length; source++)
        {
            var candidates = Span(proposals[source].Candidates);
            for (var wanted = quotas[source]; wanted > 0 && places[source] < candidates.Length; places[source]++)
            {
                var candidate = candidates[places[source]];
                if (allowed.Has(candidate.Slot) && taken.Add(candidate.Slot, source))
                {
                    keys[count++] = ScoreKey.Of(candidate.Slot, score(candidate, source));
                    wanted--;
                }
            }
        }

        if (count < limit)
        {
            count += Further(proposals, places, taken, allowed, score, keys.AsSpan(count, limit - count));
        }

        var answer = Answer(keys.AsSpan(0, count), taken);
        ArrayPool<ulong>.Shared.Return(keys);
        return answer;
    }

    /// <summary>Quotas scaled to the limit; what rounding leaves over goes to the largest remainders.</summary>
    internal static int[] Quotas(ReadOnlySpan<Proposals> proposals, int limit)
    {
        var sum = 0;
        foreach (var proposal in proposals)
        {
            sum += proposal.Quota;
        }

        // Quotas that sum up to more than they are declared for share the limit in proportion.
        var whole = Math.Max(RetrievalOptions.QuotaLimit, sum);
        var (quotas, rest) = (new int[proposals.Length], new double[proposals.Length]);
        var (exactSum, given) = (0.0, 0);
        for (var source = 0; source < quotas.Length; source++)
        {
            var exact = (double)proposals[source].Quota * limit / whole;
            quotas[source] = (int)exact;
            rest[source] = exact - quotas[source];
            exactSum += exact;
            given += quotas[source];
        }

        for (var left = (int)Math.Min(limit, Math.Round(exactSum)) - given; left > 0; left--)
        {
            // The first of the largest.
            var largest = rest.AsSpan().IndexOf(rest.Max());
            quotas[largest]++;
            rest[largest] = double.NegativeInfinity;
        }

        return quotas;
    }

    private static int Count(ReadOnlySpan<Proposals> proposals)
    {
        var count = 0;
        foreach (var proposal in proposals)
        {
            count += proposal.Candidates.Count;
        }

        return count;
    }

    // The best of what the sources found beyond their quotas; as many as there is room for.
    private static int Further(
        ReadOnlySpan<Proposals> proposals, ReadOnlySpan<int> places, TakenSlots taken, Allowed allowed, Scoring score, Span<ulong> room)
    {
        var best = new TopCandidates(room.Length);
        for (var source = 0; source < proposals.Length; source++)
        {
            foreach (var candidate in Span(proposals[source].Candidates)[places[source]..])
            {
                if (allowed.Has(candidate.Slot) && taken.Add(candidate.Slot, source))
                {
                    best.Offer(candidate.Slot, score(candidate, source));
                }
            }
        }

        best.Keys.CopyTo(room);
        return best.Keys.Length;
    }

    private static MergedCandidate[] Answer(Span<ulong> keys, TakenSlots taken)
    {
        keys.Sort();
        var answer = new MergedCandidate[keys.Length];
        for (var i = 0; i < answer.Length; i++)
        {
            var (slot, score) = ScoreKey.Candidate(keys[i]);
            answer[i] = new MergedCandidate(slot, score, taken.SourceOf(slot));
        }

        return answer;
    }

    private static ReadOnlySpan<Candidate> Span(IReadOnlyList<Candidate> candidates) => candidates switch
    {
        Candidate[] array => array,
        List<Candidate> list => CollectionsMarshal.AsSpan(list),
        _ => candidates.ToArray(),
    };

    // The index may know slots that are younger than the snapshot.
    private readonly record struct Allowed(SlotSet Excluded, int SlotCount)
    {
        public bool Has(int slot) => slot < SlotCount && !Excluded.Contains(slot);
    }
}
