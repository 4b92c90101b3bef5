namespace FeedRanking.Pipeline;

/// <summary>Keeps the best candidates for the next stage. Pure and deterministic: ties are broken by id.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is selected.</typeparam>
public interface ISelector<TQuery, TCandidate> : IComponent
    where TCandidate : Candidate
{
    /// <summary>Returns some of the candidates, best first. The selector's name becomes the terminal reason of the others.</summary>
    IReadOnlyList<TCandidate> Select(TQuery query, IReadOnlyList<TCandidate> candidates);
}
