using FeedRanking.Features;
using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Sources;

/// <summary>Videos similar to the few that the viewer liked or watched to the end last: neighbours of a viewer who did nothing else.</summary>
internal sealed class SimilarSource(IViewerTower tower) : ICandidateSource
{
    private const int Likes = 4;

    public string Name => "similar";

    public bool SearchesNeighbours => true;

    public int Quota(RetrievalOptions options) => options.SimilarQuota;

    public async ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var liked = Newest(query.Viewer.Actions);
        if (liked.Count == 0)
        {
            return [];
        }

        var embedding = await tower.EmbedAsync(liked, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return query.Snapshot.Index.Search(embedding, query.Excluded, cap, cancellationToken);
    }

    // The newest last, as the tower takes them.
    private static List<ViewerAction> Newest(IReadOnlyList<ViewerAction> actions)
    {
        var liked = new List<ViewerAction>(Likes);
        for (var i = actions.Count - 1; i >= 0 && liked.Count < Likes; i--)
        {
            if (actions[i].IsPositive)
            {
                liked.Insert(0, actions[i]);
            }
        }

        return liked;
    }
}
