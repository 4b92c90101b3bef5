namespace FeedRanking.Pipeline.Steps;

/// <summary>Those that found no place on the page keep no reason yet: the ladder decides what is served and gives it to them.</summary>
internal sealed class RerankStep<TQuery, TCandidate>(IReranker<TQuery, TCandidate> reranker, OnFailure onFailure)
    : PipelineStep<TQuery, TCandidate>(reranker, onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    public override ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context) =>
        new(reranker.Rerank(query, candidates));

    public override void Commit(PipelineRun<TQuery, TCandidate> run, object computed)
    {
        var page = (IReadOnlyList<TCandidate>)computed;
        Subset.ForRest(run.Current, page, Name);
        run.Current = page;
    }
}
