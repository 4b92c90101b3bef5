using FeedRanking.FeedGateway.Hydrators;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Filters;

/// <summary>The filters in order, cheapest first, for the pipeline and for the rungs that serve candidates of their own.</summary>
internal sealed class FeedFilters(LastKnownViewerHydrator lastKnownViewer, SeenFilter seen, HiddenFilter hidden)
{
    public IReadOnlyList<IFilter<FeedQuery, FeedCandidate>> InOrder { get; } = [seen, hidden];

    /// <summary>The query with its viewer, as far as known by now.</summary>
    public FeedQuery Completed(FeedQuery query) => lastKnownViewer.Complete(query);

    /// <summary>What passes all filters, for the viewer as far as known by now.</summary>
    public IReadOnlyList<FeedCandidate> Keep(FeedQuery query, IReadOnlyList<FeedCandidate> candidates)
    {
        var completed = Completed(query);
        return InOrder.Aggregate(candidates, (kept, filter) => filter.Filter(completed, kept).Kept);
    }

    /// <summary>The same without the filter of what was seen: for a page that could not be filled otherwise.</summary>
    public IReadOnlyList<FeedCandidate> KeepSeen(FeedQuery query, IReadOnlyList<FeedCandidate> candidates) =>
        hidden.Filter(Completed(query), candidates).Kept;
}
