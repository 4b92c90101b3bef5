namespace FeedRanking.Retrieval.Sources;

/// <summary>The newest uploads.</summary>
internal sealed class FreshSource : ICandidateSource
{
    public string Name => "fresh";

    public int Quota(RetrievalOptions options) => options.FreshQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken) =>
        new(CandidateLists.Take(query, cap, query.Snapshot.Newest));
}
