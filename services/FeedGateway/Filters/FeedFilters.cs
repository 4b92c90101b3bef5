using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Filters;

/// <summary>The filters in order, cheapest first, for the pipeline and for the rungs that serve candidates of their own.</summary>
internal sealed class FeedFilters(SeenFilter seen, HiddenFilter hidden)
{
    public IReadOnlyList<IFilter<FeedQuery, FeedCandidate>> InOrder { get; } = [seen, hidden];

    /// <summary>What passes all filters.</summary>
    public IReadOnlyList<FeedCandidate> Keep(FeedQuery query, IReadOnlyList<FeedCandidate> candidates) =>
        InOrder.Aggregate(candidates, (kept, filter) => filter.Filter(query, kept).Kept);
}
