using System.Runtime.CompilerServices;

namespace FeedRanking.Pipeline.Steps;

internal sealed class ScoreStep<TQuery, TCandidate>(IScorer<TQuery, TCandidate> scorer, OnFailure onFailure)
    : PipelineStep<TQuery, TCandidate>(scorer, onFailure)
    where TQuery : class
    where TCandidate : Candidate
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<object> ComputeAsync(TQuery query, IReadOnlyList<TCandidate> candidates, StageContext context) =>
        await scorer.ScoreAsync(query, candidates, context);

    public override void Commit(PipelineRun<TQuery, TCandidate> run, object computed)
    {
        var scores = (Scores)computed;
        if (scores.Count != run.Current.Count)
        {
            throw new StageFailureException(
                StageReasons.InvalidAnswer, $"Scorer '{Name}' scored {scores.Count} of {run.Current.Count} candidates.");
        }

        if (!scores.AllFinite())
        {
            throw new StageFailureException(StageReasons.InvalidAnswer, $"Scorer '{Name}' answered a score that is not a finite number.");
        }

        scorer.Apply(scores, run.Current);
        run.Use(scores.Model);
    }
}
