namespace FeedRanking.Retrieval.Sources;

/// <summary>The best videos on topics that the viewer's last actions favour.</summary>
internal sealed class InterestsSource : ICandidateSource
{
    public string Name => "interests";

    public int Quota(RetrievalOptions options) => options.InterestsQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken) => new(
        GroupPreferences.Best(query, GroupPreferences.Weigh(query, row => row.Topic), query.Snapshot.ByTopic, cap));
}
