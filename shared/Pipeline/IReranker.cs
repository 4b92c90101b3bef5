namespace FeedRanking.Pipeline;

/// <summary>Arranges the page from scored candidates. Pure and deterministic; adds nothing of its own.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is arranged.</typeparam>
public interface IReranker<TQuery, TCandidate> : IComponent
    where TCandidate : Candidate
{
    /// <summary>Returns the page in serving order: distinct candidates out of those given, at most as many as the query asks for.</summary>
    IReadOnlyList<TCandidate> Rerank(TQuery query, IReadOnlyList<TCandidate> candidates);
}
