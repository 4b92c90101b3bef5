using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Popularity;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Ladder;

/// <summary>
/// The last rung: the region's popular videos, held in this process. Needs no network. Leaves out what the viewer has seen as long as
/// the list allows; a viewer who has seen it all gets the page filled with seen videos rather than a short page, but not with hidden ones.
/// </summary>
internal sealed class PopularRung(PopularLists lists, FeedFilters filters, DiversityReranker diversity)
    : ILadderRung<FeedQuery, FeedCandidate>
{
    // Candidates per place, so that creators and topics can be kept apart.
    private const int ChoicePerPlace = 4;

    public string Name => Rungs.Popular;

    public ValueTask<IReadOnlyList<FeedCandidate>> ServeAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> placed, int wanted, StageContext context)
    {
        var popular = lists.For(run.Query.Region);
        var query = filters.Completed(run.Query);
        var offered = diversity.Continue(query, placed, Best(query, popular, wanted + placed.Count), wanted);
        if (offered.Count < wanted)
        {
            // Seen videos rather than a short page; never those that the viewer hid.
            var all = new FeedCandidate[popular.Count];
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = ToCandidate(popular[i]);
            }

            offered = [.. offered, .. diversity.Continue(query, [.. placed, .. offered], filters.KeepSeen(query, all), wanted - offered.Count)];
        }

        return new(offered);
    }

    /// <summary>The head of the list as far as it may be served: more than enough to arrange, and not the whole list for a page of twenty.</summary>
    private List<FeedCandidate> Best(FeedQuery query, IReadOnlyList<PopularVideo> popular, int wanted)
    {
        var most = wanted * ChoicePerPlace;
        var best = new List<FeedCandidate>(most);
        var block = new List<FeedCandidate>(most);
        for (var i = 0; i < popular.Count && best.Count < most; i++)
        {
            block.Add(ToCandidate(popular[i]));
            if (block.Count == most || i == popular.Count - 1)
            {
                best.AddRange(filters.Keep(query, block));
                block = new List<FeedCandidate>(most);
            }
        }

        return best;
    }

    private static FeedCandidate ToCandidate(PopularVideo video) =>
        new(video.VideoId, video.CreatorId, video.Topic, Rungs.Popular) { Value = video.Score };
}
