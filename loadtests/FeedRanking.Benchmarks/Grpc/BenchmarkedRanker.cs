using FeedRanking.Contracts.V1;
using FeedRanking.Ranking.Grpc;
using Grpc.Core;

namespace FeedRanking.Benchmarks.Grpc;

/// <summary>What the heavy ranker's own service adds to the shared endpoint: nothing but the contract's name.</summary>
internal sealed class BenchmarkedRanker(ScoringEndpoint scoring) : HeavyRanker.HeavyRankerBase
{
    public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context) => scoring.ScoreAsync(request, context);
}
