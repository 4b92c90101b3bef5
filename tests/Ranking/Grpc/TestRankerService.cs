using FeedRanking.Contracts.V1;
using FeedRanking.Ranking.Grpc;
using Grpc.Core;

namespace FeedRanking.Ranking.Tests.Grpc;

/// <summary>What a service adds to the shared endpoint: nothing but the contract's name.</summary>
internal sealed class TestRankerService(ScoringEndpoint scoring) : HeavyRanker.HeavyRankerBase
{
    public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context) => scoring.ScoreAsync(request, context);
}
