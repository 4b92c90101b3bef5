using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Filters;
using FeedRanking.FeedGateway.Hydrators;
using FeedRanking.FeedGateway.Ladder;
using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.FeedGateway.Selectors;
using FeedRanking.FeedGateway.SideEffects;
using FeedRanking.FeedGateway.Sources;
using FeedRanking.Pipeline;
using Microsoft.Extensions.Options;
using static FeedRanking.Pipeline.OnFailure;

namespace FeedRanking.FeedGateway;

/// <summary>The home feed, from top to bottom in execution order, with what happens when a component fails beside each.</summary>
internal sealed class HomeFeedPipeline(
    IOptions<LatencyBudgetOptions> options,
    ViewerHydrator viewerRow,
    LastKnownViewerHydrator lastKnownViewer,
    CandidateRetrievalSource candidateRetrieval,
    SeenFilter seen,
    HiddenFilter hidden,
    LightScorer lightRanker,
    LightCut lightCut,
    HeavyScorer heavyRanker,
    ValueScorer value,
    DiversityReranker diversity,
    ServedFeedLogging servedFeedLog,
    CandidateWriteBack candidateWriteBack,
    VideoFactsKeeping videoFacts,
    ExplanationKeeping explanation,
    OrderAgreement orderAgreement,
    HeavyRung heavy,
    LightRung light,
    PrecomputedRung precomputed,
    PopularRung popular)
{
    private readonly LatencyBudgetOptions _budget = options.Value;

    public PipelineDefinition<FeedQuery, FeedCandidate> Define() => new PipelineDefinition<FeedQuery, FeedCandidate>("home_feed", _budget.Reserve)
        .Stage(Stages.Viewer, Ms(_budget.ViewerMs), stage => stage
            .Hydrate(viewerRow, Skip))
        .Stage(Stages.Retrieve, Ms(_budget.RetrieveMs), stage => stage
            .Hydrate(lastKnownViewer, Skip)
            .Retrieve(candidateRetrieval, FallToNextRung))
        .Stage(Stages.Filter, Ms(_budget.FilterMs), stage => stage
            .Hydrate(lastKnownViewer, Skip)
            .Filter(seen, FallToNextRung)
            .Filter(hidden, FallToNextRung))
        .Stage(Stages.Light, Ms(_budget.LightMs), stage => stage
            .Score(lightRanker, FallToNextRung)
            .Select(lightCut, FallToNextRung))
        .Stage(Stages.Heavy, Ms(_budget.HeavyMs), stage => stage
            .Score(heavyRanker, FallToNextRung))
        .Stage(Stages.Rerank, Ms(_budget.RerankMs), stage => stage
            .Score(value, FallToNextRung)
            .Rerank(diversity, FallToNextRung));

    /// <summary>What happens after the response, in order; a failure stops nothing.</summary>
    public IReadOnlyList<ISideEffect<ServedPage>> AfterResponse() => [servedFeedLog, videoFacts, candidateWriteBack, explanation, orderAgreement];

    /// <summary>From best to last resort. The last needs nothing outside this process.</summary>
    public IReadOnlyList<ILadderRung<FeedQuery, FeedCandidate>> Ladder() => [heavy, light, precomputed, popular];

    private static TimeSpan Ms(int durationMs) => TimeSpan.FromMilliseconds(durationMs);
}
