namespace FeedRanking.Pipeline;

/// <summary>Does something with a finished request after its response has left. Cannot change the response; its failure is only counted.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What was served.</typeparam>
public interface ISideEffect<TQuery, TCandidate> : IComponent
    where TQuery : class
    where TCandidate : Candidate
{
    /// <summary>Runs once per served request.</summary>
    ValueTask RunAsync(PipelineRun<TQuery, TCandidate> run, LadderResult<TCandidate> served, CancellationToken cancellationToken);
}
