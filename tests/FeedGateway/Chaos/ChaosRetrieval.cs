using FeedRanking.Chaos;
using FeedRanking.Contracts.V1;
using FeedRanking.FeedGateway.Tests.Fakes;
using Google.Protobuf;
using Grpc.Core;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>Finds videos 1 to 200, and nothing on demand, as the real one does.</summary>
internal sealed class ChaosRetrieval(IFaults faults) : CandidateRetrieval.CandidateRetrievalBase
{
    public override Task<RetrieveResponse> Retrieve(RetrieveRequest request, ServerCallContext context)
    {
        var response = new RetrieveResponse { ModelVersion = "world-1" };
        if (faults.Roll(FaultNames.EmptyResults, FaultTargets.CandidateRetrieval) is not null)
        {
            return Task.FromResult(response);
        }

        response.SourceNames.Add("two_tower");
        response.SourceIndexes = ByteString.CopyFrom(new byte[FakeModels.Count]);
        foreach (var id in Enumerable.Range(1, FakeModels.Count))
        {
            response.VideoIds.Add(id);
            response.CreatorIds.Add(1_000 + (id % 60));
            response.Topics.Add(id % 12);
            response.Scores.Add(1f / id);
        }

        return Task.FromResult(response);
    }
}
