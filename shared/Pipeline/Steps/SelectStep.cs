namespace FeedRanking.Pipeline.Steps;

internal sealed class SelectStep<TQuery, TCandidate>(ISelector<TQuery, TCandidate> selector, OnFailure onFailure)
    : PipelineStep<TQuery, TCandidate>(selector, onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    public override ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context) =>
        new(selector.Select(query, candidates));

    public override void Commit(PipelineRun<TQuery, TCandidate> run, object computed)
    {
        var selected = (IReadOnlyList<TCandidate>)computed;
        run.NoteRemoved(Name, Subset.ForRest(run.Current, selected, Name, static (other, rule) => other.Remove(rule)));
        run.Current = selected;
    }
}
