namespace FeedRanking.Pipeline;

/// <summary>Proposes candidates. Does not filter for eligibility nor rank across sources. Sources that stand together run in parallel.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is proposed.</typeparam>
public interface ISource<TQuery, TCandidate> : IComponent
    where TCandidate : Candidate
{
    /// <summary>Proposes candidates, best first. A source that fails contributes nothing.</summary>
    /// <exception cref="StageFailureException">Nothing can be proposed; carries the reason.</exception>
    ValueTask<SourceResult<TCandidate>> RetrieveAsync(TQuery query, StageContext context);
}
