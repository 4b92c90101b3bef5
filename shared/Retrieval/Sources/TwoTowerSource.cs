using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Sources;

/// <summary>The videos whose embeddings lie closest (dot product) to the viewer's, computed live from the last actions.</summary>
internal sealed class TwoTowerSource(ViewerTower tower) : ICandidateSource
{
    public string Name => "two_tower";

    public int Quota(RetrievalOptions options) => options.TwoTowerQuota;

    public async ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var embedding = await tower.EmbedAsync(query.Viewer, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return query.Snapshot.Index.Search(embedding, query.Excluded, cap);
    }
}
