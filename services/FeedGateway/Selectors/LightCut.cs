using FeedRanking.FeedGateway.Scorers;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Selectors;

/// <summary>Keeps the candidates that the light ranker likes best, best first.</summary>
internal sealed class LightCut(IOptions<RankingOptions> options) : ISelector<FeedQuery, FeedCandidate>
{
    /// <summary>What stands beside a candidate that this removed.</summary>
    public const string Rule = "light_cut";

    public string Name => Rule;

    public IReadOnlyList<FeedCandidate> Select(FeedQuery query, IReadOnlyList<FeedCandidate> candidates)
    {
        var ordered = candidates.ToArray();
        Array.Sort(ordered, static (one, other) =>
        {
            var byValue = other.LightValue.CompareTo(one.LightValue);
            return byValue != 0 ? byValue : one.Id.CompareTo(other.Id);
        });
        return ordered.Length <= options.Value.HeavyCandidates ? ordered : ordered[..options.Value.HeavyCandidates];
    }
}
