namespace FeedRanking.Retrieval.Sources;

/// <summary>
/// Proposes candidates for a query, best first, without duplicates and without excluded or ineligible slots. A source knows nothing of
/// the others, measures nothing and catches nothing: whoever runs it does.
/// </summary>
public interface ICandidateSource
{
    /// <summary>Name in answers and metrics, lower case with underscores.</summary>
    string Name { get; }

    /// <summary>
    /// Whether it searches the index for neighbours: what a request with young stored candidates leaves out. False by default.
    /// </summary>
    bool SearchesNeighbours => false;

    /// <summary>
    /// Whether its scores are dot products with the viewer's embedding: the merge then need not compute them again. False by default.
    /// </summary>
    bool ScoresAreDotProducts => false;

    /// <summary>How many candidates of an answer of <see cref="RetrievalOptions.QuotaLimit"/> may come from it.</summary>
    int Quota(RetrievalOptions options);

    /// <summary>At most <paramref name="cap"/> candidates.</summary>
    ValueTask<IReadOnlyList<Candidate>> FindAsync(RetrievalQuery query, int cap, CancellationToken cancellationToken);
}
