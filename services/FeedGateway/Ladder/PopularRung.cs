using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Popularity;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Ladder;

/// <summary>
/// The last rung: the region's popular videos, held in this process. Needs no network. Leaves out what the viewer has seen as long as
/// the list allows; a viewer who has seen it all gets the page filled with seen videos rather than a short page.
/// </summary>
internal sealed class PopularRung(PopularLists lists, FeedFilters filters, DiversityReranker diversity)
    : ILadderRung<FeedQuery, FeedCandidate>
{
    public string Name => Rungs.Popular;

    public ValueTask<IReadOnlyList<FeedCandidate>> ServeAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> placed, int wanted, StageContext context)
    {
        var all = lists.For(run.Query.Region).Select(ToCandidate).ToList();
        var offered = diversity.Continue(run.Query, placed, filters.Keep(run.Query, all), wanted);
        if (offered.Count < wanted)
        {
            offered = [.. offered, .. diversity.Continue(run.Query, [.. placed, .. offered], all, wanted - offered.Count)];
        }

        return new(offered);
    }

    private static FeedCandidate ToCandidate(PopularVideo video) =>
        new(video.VideoId, video.CreatorId, video.Topic, Rungs.Popular) { Value = video.Score };
}
