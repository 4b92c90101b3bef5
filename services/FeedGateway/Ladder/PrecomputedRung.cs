using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Ladder;

/// <summary>Retrieval or the light ranker gave nothing: the candidates that the viewer's row already holds, filtered, in their order.</summary>
internal sealed class PrecomputedRung(FeedFilters filters, DiversityReranker diversity, VideoFacts facts)
    : ILadderRung<FeedQuery, FeedCandidate>
{
    public string Name => Rungs.Precomputed;

    public ValueTask<IReadOnlyList<FeedCandidate>> ServeAsync(
        PipelineRun<FeedQuery, FeedCandidate> run, IReadOnlyList<FeedCandidate> placed, int wanted, StageContext context)
    {
        if (run.Passed(Stages.Light) || run.Query.Viewer is not { Candidates: { Count: > 0 } ids })
        {
            return new([]);
        }

        var candidates = new List<FeedCandidate>(ids.Count);
        for (var i = 0; i < ids.Count; i++)
        {
            var (creator, topic) = facts.Find(ids[i]);

            // The stored order is the only thing known: the value falls with the place.
            candidates.Add(new FeedCandidate(ids[i], creator, topic, Rungs.Precomputed) { Value = 1f / (i + 1) });
        }

        return new(diversity.Continue(run.Query, placed, filters.Keep(run.Query, candidates), wanted));
    }
}
