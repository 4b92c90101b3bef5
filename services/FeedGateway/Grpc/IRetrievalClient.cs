using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Asks CandidateRetrieval, in the gateway's own terms.</summary>
internal interface IRetrievalClient
{
    /// <exception cref="StageFailureException">No usable answer; carries the reason.</exception>
    ValueTask<SourceResult<FeedCandidate>> RetrieveAsync(FeedQuery query, StageContext context);
}
