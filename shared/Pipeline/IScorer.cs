namespace FeedRanking.Pipeline;

/// <summary>Scores candidates. Neither drops nor reorders them.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is scored.</typeparam>
public interface IScorer<TQuery, TCandidate> : IComponent
    where TCandidate : Candidate
{
    /// <summary>Computes one row of scores per candidate, in their order, and touches nothing: a late answer is thrown away whole.</summary>
    /// <exception cref="StageFailureException">No scores can be had; carries the reason.</exception>
    ValueTask<Scores> ScoreAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context);

    /// <summary>Writes scores, checked by the executor (row count, all finite), onto the candidates they belong to.</summary>
    void Apply(Scores scores, IReadOnlyList<TCandidate> candidates);
}
