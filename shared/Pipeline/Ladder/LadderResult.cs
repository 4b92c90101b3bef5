namespace FeedRanking.Pipeline;

/// <summary>What is served.</summary>
/// <typeparam name="TCandidate">What is served.</typeparam>
/// <param name="ServedBy">The first rung that put something on the page.</param>
/// <param name="Page">Distinct candidates in serving order.</param>
/// <param name="Degraded">What was skipped on the way, in the pipeline and in the ladder.</param>
public sealed record LadderResult<TCandidate>(
    string ServedBy, IReadOnlyList<TCandidate> Page, IReadOnlyList<DegradedNote> Degraded)
    where TCandidate : Candidate
{
    /// <summary>What the rungs that made the page offered beyond it, in serving order: where a next page may go on.</summary>
    public IReadOnlyList<TCandidate> Rest { get; init; } = [];
}
