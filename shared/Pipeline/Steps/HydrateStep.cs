using System.Runtime.CompilerServices;

namespace FeedRanking.Pipeline.Steps;

internal sealed class HydrateStep<TQuery, TCandidate>(IHydrator<TQuery> hydrator, OnFailure onFailure)
    : PipelineStep<TQuery, TCandidate>(hydrator, onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    public override bool NeedsCandidatesAfter => false;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context) =>
        await hydrator.HydrateAsync(query, context);

    public override void Commit(PipelineRun<TQuery, TCandidate> run, object computed) => run.Query = (TQuery)computed;
}
