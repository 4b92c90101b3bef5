using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Hydrators;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;
using static FeedRanking.Pipeline.OnFailure;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>
/// A next page, from top to bottom: the viewer as known now, the kept feed, and the filters again, because the viewer has seen and hidden
/// things since. No model is asked. Falls when the cursor leads nowhere; then the request gets a new feed.
/// </summary>
internal sealed class NextPagePipeline(
    IOptions<LatencyBudgetOptions> options,
    ViewerHydrator viewerRow,
    LastKnownViewerHydrator lastKnownViewer,
    KeptFeedHydrator keptFeed,
    KeptFeedSource keptRest,
    FeedFilters filters)
{
    private readonly LatencyBudgetOptions _budget = options.Value;

    public PipelineDefinition<FeedQuery, FeedCandidate> Define() => AddKeptFeed(
        new PipelineDefinition<FeedQuery, FeedCandidate>("next_page", _budget.Reserve).Stage(Stages.Viewer, Ms(_budget.ViewerMs), stage => stage
            .Hydrate(viewerRow, Skip)));

    /// <summary>The same under overload: the viewer is not read, and the filters go by what this process knows of the viewer.</summary>
    public PipelineDefinition<FeedQuery, FeedCandidate> DefineWithoutViewer() =>
        AddKeptFeed(new PipelineDefinition<FeedQuery, FeedCandidate>("next_page_without_viewer", _budget.Reserve));

    private PipelineDefinition<FeedQuery, FeedCandidate> AddKeptFeed(PipelineDefinition<FeedQuery, FeedCandidate> pipeline) => pipeline

        // One round trip to Redis like reading the viewer, so its cap is the same.
        .Stage(Stages.Cursor, Ms(_budget.ViewerMs), stage => stage
            .Hydrate(keptFeed, FallToNextRung)
            .Retrieve(keptRest, FallToNextRung))
        .Stage(Stages.Filter, Ms(_budget.FilterMs), stage => filters.InOrder.Aggregate(
            stage.Hydrate(lastKnownViewer, Skip), static (components, filter) => components.Filter(filter, FallToNextRung)));

    private static TimeSpan Ms(int durationMs) => TimeSpan.FromMilliseconds(durationMs);
}
