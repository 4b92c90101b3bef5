using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway;

/// <summary>A page, how it came about, and how long it took.</summary>
internal sealed record ServedPage(
    PipelineRun<FeedQuery, FeedCandidate> Run, LadderResult<FeedCandidate> Served, TimeSpan Elapsed);
