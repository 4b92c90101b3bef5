using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Sources;

/// <summary>The newest uploads, as long as they are fresh.</summary>
internal sealed class FreshSource(IOptions<RetrievalOptions> options) : ICandidateSource
{
    private const long HourMs = 3_600_000;

    public string Name => "fresh";

    public int Quota(RetrievalOptions options) => options.FreshQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken)
    {
        var fresh = query.NowMs - (options.Value.FreshMaxAgeHours * HourMs);
        var newest = CandidateLists.Take(query, cap, query.Snapshot.Newest);
        return new([.. newest.TakeWhile(candidate => query.Snapshot.Catalogue[candidate.Slot].PublishedAtMs >= fresh)]);
    }
}
