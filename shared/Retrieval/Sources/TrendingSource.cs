namespace FeedRanking.Retrieval.Sources;

/// <summary>What is popular in the viewer's region, then what everybody watches now.</summary>
internal sealed class TrendingSource : ICandidateSource
{
    public string Name => "trending";

    public int Quota(RetrievalOptions options) => options.TrendingQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken) => new(
        CandidateLists.Take(query, cap, query.Snapshot.PopularIn(query.Region), query.Snapshot.Trending));
}
