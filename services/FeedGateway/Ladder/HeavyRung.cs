using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Ladder;

/// <summary>Normal: the page that the whole pipeline has made.</summary>
internal sealed class HeavyRung : ILadderRung<FeedQuery, FeedCandidate>
{
    public string Name => Rungs.Heavy;

    public ValueTask<IReadOnlyList<FeedCandidate>> ServeAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> placed, int wanted, StageContext context) =>
        new(run.Completed ? run.Current : []);
}
