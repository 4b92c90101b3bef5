namespace FeedRanking.Pipeline.Steps;

/// <summary>
/// One component in its place. Computing and committing are apart: only what arrived in time and passed its check is committed, so a
/// late or broken answer leaves no trace in the run.
/// </summary>
internal abstract class PipelineStep<TQuery, TCandidate>(IComponent component, OnFailure onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    public string Name { get; } = component.Name;

    public OnFailure OnFailure { get; } = onFailure;

    /// <summary>Whether the step runs at the same time as its neighbours of the same kind.</summary>
    public virtual bool IsParallel => false;

    /// <summary>Whether the stage must hold candidates after this step.</summary>
    public virtual bool NeedsCandidatesAfter => true;

    public abstract ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context);

    public abstract void Commit(PipelineRun<TQuery, TCandidate> run, object computed);
}
