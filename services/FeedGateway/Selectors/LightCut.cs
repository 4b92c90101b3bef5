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
        var most = options.Value.HeavyCandidates;
        var ordered = candidates.ToArray();
        Array.Sort(ordered, BestFirst);
        if (ordered.Length <= most)
        {
            return ordered;
        }

        return slots.Sources.Count > 0 ? WithReserved(ordered, most) : ordered[..most];
    }

    // The worst of the others make room for the reserved ones that would have been cut.
    private FeedCandidate[] WithReserved(FeedCandidate[] ordered, int most)
    {
        var reserved = slots.Sources
            .SelectMany(source => ordered.Where(candidate => candidate.Source == source).Take(slots.Pool)).Take(most).ToHashSet();
        var others = ordered.Where(candidate => !reserved.Contains(candidate)).Take(most - reserved.Count);
        FeedCandidate[] kept = [.. reserved, .. others];
        Array.Sort(kept, BestFirst);
        return kept;
    }

    private static int BestFirst(FeedCandidate one, FeedCandidate other)
    {
        var byValue = other.LightValue.CompareTo(one.LightValue);
        return byValue != 0 ? byValue : one.Id.CompareTo(other.Id);
    }
}
