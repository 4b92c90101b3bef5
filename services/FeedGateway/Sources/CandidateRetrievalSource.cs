using FeedRanking.FeedGateway.Grpc;
using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Sources;

/// <summary>Proposes what CandidateRetrieval finds in the whole catalogue: its own sources, merged, with provenance.</summary>
internal sealed class CandidateRetrievalSource(IRetrievalClient client) : ISource<FeedQuery, FeedCandidate>
{
    public string Name => "candidate_retrieval";

    public ValueTask<SourceResult<FeedCandidate>> RetrieveAsync(FeedQuery query, StageContext context) =>
        client.RetrieveAsync(query, context);
}
