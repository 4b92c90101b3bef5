using System.Buffers;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Selectors;

/// <summary>
/// Keeps the candidates that the light ranker likes best, best first. Among them at least as many of each exploration slot's source as the
/// slot draws from: about those the model knows least, so its dislike must not be the end of them.
/// </summary>
internal sealed class LightCut(IOptions<RankingOptions> options, ExplorationSlots slots) : ISelector<FeedQuery, FeedCandidate>
{
    /// <summary>What stands beside a candidate that this removed.</summary>
    public const string Rule = "light_cut";

    public string Name => Rule;

    public IReadOnlyList<FeedCandidate> Select(FeedQuery query, IReadOnlyList<FeedCandidate> candidates)
    {
        var rented = ArrayPool<Entry>.Shared.Rent(candidates.Count);
        var ordered = rented.AsSpan(0, candidates.Count);
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i] = new Entry(candidates[i].LightValue, candidates[i].Id, i);
        }

        ordered.Sort();
        var kept = new FeedCandidate[Math.Min(query.HeavyCandidates ?? options.Value.HeavyCandidates, ordered.Length)];

        // The worst of the others make room for the reserved ones that would have been cut.
        var others = kept.Length - Reserve(ordered, candidates, kept.Length);
        var count = 0;
        foreach (var entry in ordered)
        {
            if (entry.IsReserved || others-- > 0)
            {
                kept[count++] = candidates[entry.Index];
            }
        }

        ArrayPool<Entry>.Shared.Return(rented);
        return kept;
    }

    /// <returns>How many were reserved.</returns>
    private int Reserve(Span<Entry> ordered, IReadOnlyList<FeedCandidate> candidates, int most)
    {
        var count = 0;
        foreach (var source in slots.Sources)
        {
            var left = Math.Min(slots.Pool, most - count);
            for (var i = 0; i < ordered.Length && left > 0; i++)
            {
                if (candidates[ordered[i].Index].Source == source)
                {
                    ordered[i] = ordered[i] with { IsReserved = true };
                    (count, left) = (count + 1, left - 1);
                }
            }
        }

        return count;
    }

    /// <summary>A candidate in the order: by value, the best first; of equal ones the smaller id.</summary>
    private readonly record struct Entry(float Value, long Id, int Index) : IComparable<Entry>
    {
        public bool IsReserved { get; init; }

        public int CompareTo(Entry other)
        {
            var byValue = other.Value.CompareTo(Value);
            return byValue != 0 ? byValue : Id.CompareTo(other.Id);
        }
    }
}
