namespace FeedRanking.Pipeline.Steps;

internal sealed class FilterStep<TQuery, TCandidate>(IFilter<TQuery, TCandidate> filter, OnFailure onFailure)
    : PipelineStep<TQuery, TCandidate>(filter, onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    public override ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context) =>
        new(filter.Filter(query, candidates));

    public override void Commit(PipelineRun<TQuery, TCandidate> run, object computed)
    {
        var result = (FilterResult<TCandidate>)computed;
        if (result.Kept.Count + result.Removed.Count != run.Current.Count)
        {
            throw new InvalidOperationException(
                $"Filter '{Name}' got {run.Current.Count} candidates, kept {result.Kept.Count} and removed {result.Removed.Count}.");
        }

        run.Remove(result.Removed, Name);
        run.Current = result.Kept;
    }
}
