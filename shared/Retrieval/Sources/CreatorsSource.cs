namespace FeedRanking.Retrieval.Sources;

/// <summary>The best videos of creators that the viewer followed, liked or watched to the end lately.</summary>
internal sealed class CreatorsSource : ICandidateSource
{
    public string Name => "creators";

    public int Quota(RetrievalOptions options) => options.CreatorsQuota;

    public ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken) => new(
        GroupPreferences.Best(query, GroupPreferences.Weigh(query, row => row.CreatorId), query.Snapshot.ByCreator, cap));
}
