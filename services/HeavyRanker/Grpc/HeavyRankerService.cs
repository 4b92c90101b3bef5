using FeedRanking.Contracts.V1;
using FeedRanking.Ranking.Grpc;
using Grpc.Core;

namespace FeedRanking.HeavyRanker.Grpc;

/// <summary>The contract's HeavyRanker service.</summary>
internal sealed class HeavyRankerService(ScoringEndpoint scoring) : Contracts.V1.HeavyRanker.HeavyRankerServer
{
    public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context) => scoring.ScoreAsync(request, context);

    /// <summary>Calls this service as any client would.</summary>
    public static AsyncUnaryCall<ScoreResponse> CallAsync(ChannelBase channel, ScoreRequest request, CallOptions options) =>
        new Contracts.V1.HeavyRanker.HeavyRankerClient(channel).ScoreAsync(request, options);
}
