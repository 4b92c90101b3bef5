namespace FeedRanking.Retrieval.Sources;

/// <summary>The videos whose embeddings lie closest (dot product) to the viewer's, computed live from the last actions.</summary>
internal sealed class TwoTowerSource : ICandidateSource
{
    public string Name => "two_tower";

    public bool SearchesNeighbours => true;

    public bool ScoresAreDotProducts => true;

    public int Quota(RetrievalOptions options) => options.TwoTowerQuota;

    public async ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var embedding = await query.Embedding.WaitAsync(cancellationToken);
        return query.Snapshot.Index.Search(embedding, query.Excluded, cap, cancellationToken);
    }
}
