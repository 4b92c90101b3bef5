using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Ladder;

/// <summary>The heavy ranker gave nothing: the light ranker's order, with the same re-rank.</summary>
internal sealed class LightRung(DiversityReranker diversity) : ILadderRung<FeedQuery, FeedCandidate>
{
    public string Name => Rungs.Light;

    public ValueTask<IReadOnlyList<FeedCandidate>> ServeAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> placed, int wanted, StageContext context)
    {
        if (run.Completed || !run.Passed(Stages.Light))
        {
            return new([]);
        }

        foreach (var candidate in run.Current)
        {
            candidate.Value = candidate.LightValue;
        }

        return new(diversity.Continue(run.Query, placed, run.Current, wanted));
    }
}
