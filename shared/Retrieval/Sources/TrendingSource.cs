namespace FeedRanking.Retrieval.Sources;

/// <summary>What everybody watches now and what is popular in the viewer's region, in turns.</summary>
internal sealed class TrendingSource : ICandidateSource
{
    public string Name => "trending";

    public int Quota(RetrievalOptions options) => options.TrendingQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken) => new(
        CandidateLists.Take(query, cap, query.Snapshot.Trending, query.Snapshot.PopularIn(query.Region)));
}
