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
        var newest = query.Snapshot.Newest;
        var taken = new List<Candidate>(cap);
        for (var i = 0; i < newest.Length && taken.Count < cap && query.Snapshot.Catalogue[newest[i]].PublishedAtMs >= fresh; i++)
        {
            if (!query.Excluded.Contains(newest[i]))
            {
                taken.Add(new Candidate(newest[i], 1f / (1 + taken.Count)));
            }
        }

        return new(taken);
    }
}
