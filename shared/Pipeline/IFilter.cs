namespace FeedRanking.Pipeline;

/// <summary>Decides which candidates may not be served. Pure: no clock, no network, no state; the same input gives the same output.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is filtered.</typeparam>
public interface IFilter<TQuery, TCandidate> : IComponent
    where TCandidate : Candidate
{
    /// <summary>Splits the candidates. Every one is in exactly one of the two lists, in its old order.</summary>
    FilterResult<TCandidate> Filter(TQuery query, IReadOnlyList<TCandidate> candidates);
}
