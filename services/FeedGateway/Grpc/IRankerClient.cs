using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Asks a ranker, in the gateway's own terms.</summary>
internal interface IRankerClient
{
    /// <summary>One row of heads per candidate, in their order.</summary>
    /// <exception cref="StageFailureException">No usable answer; carries the reason.</exception>
    ValueTask<Scores> ScoreAsync(FeedQuery query, IReadOnlyList<FeedCandidate> candidates, StageContext context);
}
