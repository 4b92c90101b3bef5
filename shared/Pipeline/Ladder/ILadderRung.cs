namespace FeedRanking.Pipeline;

/// <summary>One way to serve a page, from what the pipeline has already computed. Never runs a stage again.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is served.</typeparam>
public interface ILadderRung<TQuery, TCandidate> : IComponent
    where TQuery : class
    where TCandidate : Candidate
{
    /// <summary>Offers candidates in serving order; empty when this rung has nothing to serve from.</summary>
    /// <param name="run">What the pipeline has computed.</param>
    /// <param name="placed">What earlier rungs have already put on the page; an offer of the same id is dropped.</param>
    /// <param name="wanted">How many candidates are wanted beyond those; more than zero. Those that find no place on the page may serve a next one.</param>
    /// <param name="context">A fresh allowance, bounded by the reserve.</param>
    ValueTask<IReadOnlyList<TCandidate>> ServeAsync(
        PipelineRun<TQuery, TCandidate> run, IReadOnlyList<TCandidate> placed, int wanted, StageContext context);
}
