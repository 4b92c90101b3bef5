namespace FeedRanking.Pipeline;

/// <summary>Arranges the page from scored candidates. Pure and deterministic; adds nothing of its own.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is arranged.</typeparam>
public interface IReranker<TQuery, TCandidate> : IComponent
    where TCandidate : Candidate
{
    /// <summary>Returns the page in serving order: distinct candidates out of those given, at least as many as the page holds, if there are as many. What is beyond the page may serve a next one.</summary>
    IReadOnlyList<TCandidate> Rerank(TQuery query, IReadOnlyList<TCandidate> candidates);
}
