using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>The only rung of a next page: what is left of the kept feed, in its order.</summary>
internal sealed class KeptFeedRung : ILadderRung<FeedQuery, FeedCandidate>
{
    public string Name => "kept_feed";

    public ValueTask<IReadOnlyList<FeedCandidate>> ServeAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> placed, int wanted, StageContext context) =>
        new(run.Completed ? run.Current : []);
}
