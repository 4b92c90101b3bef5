using System.Runtime.CompilerServices;

namespace FeedRanking.Pipeline.Steps;

internal sealed class SourceStep<TQuery, TCandidate>(ISource<TQuery, TCandidate> source, OnFailure onFailure)
    : PipelineStep<TQuery, TCandidate>(source, onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    public override bool IsParallel => true;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context) =>
        await source.RetrieveAsync(query, context);

    public override void Commit(PipelineRun<TQuery, TCandidate> run, object computed)
    {
        var result = (SourceResult<TCandidate>)computed;
        if (!run.AddRetrieved(result.Candidates))
        {
            run.PartialFailures.Add($"{Name}: {StageReasons.TooMany}");
        }

        foreach (var model in result.Models)
        {
            run.Use(model);
        }

        run.PartialFailures.AddRange(result.PartialFailures);
    }
}
