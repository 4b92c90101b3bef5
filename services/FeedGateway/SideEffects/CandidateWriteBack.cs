using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Selectors;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>
/// Keeps the candidates of a live retrieval in the viewer's row, best first, when those stored are old: what the <c>precomputed</c> rung
/// serves. Writes nothing for viewers whom the store does not know, so that made-up ids cannot fill it.
/// </summary>
internal sealed class CandidateWriteBack(IViewerStore store, IOptions<SideEffectOptions> options) : ISideEffect<ServedPage>
{
    public string Name => "candidate_write_back";

    public async ValueTask RunAsync(ServedPage page, CancellationToken cancellationToken)
    {
        var run = page.Run;
        if (!run.Passed(Stages.Light)
            || run.Query.Viewer is not { IsKnown: true } viewer
            || run.Query.NowMs - viewer.CandidatesMadeAtMs <= options.Value.CandidatesMaxAgeSeconds * 1_000L
            || !run.Retrieved.Any(candidate => candidate.Source == options.Value.LiveSource))
        {
            return;
        }

        var ids = BestFirst(run).Take(options.Value.CandidatesKept).Select(candidate => candidate.Id).ToList();
        try
        {
            await store.WriteCandidatesAsync(run.Query.ViewerId, ids, cancellationToken);
        }
        catch (FeatureStoreUnavailableException exception)
        {
            throw new StageFailureException(StageReasons.Unavailable, exception.Message, exception);
        }
    }

    // Scored by the last model that saw them: the heavy ranker's before those that only the light one scored.
    private static IEnumerable<FeedCandidate> BestFirst(PipelineRun<FeedQuery, FeedCandidate> run) => run.Retrieved
        .Where(candidate => candidate.RemovedBy is null or Ladder<FeedQuery, FeedCandidate>.Outranked or LightCut.Rule)
        .OrderByDescending(candidate => candidate.RemovedBy != LightCut.Rule)
        .ThenByDescending(candidate => candidate.Value)
        .ThenByDescending(candidate => candidate.LightValue)
        .ThenBy(candidate => candidate.Id);
}
