using FeedRanking.Contracts.V1;
using FeedRanking.Ranking.Grpc;
using Grpc.Core;

namespace FeedRanking.LightRanker.Grpc;

/// <summary>The contract's LightRanker service.</summary>
internal sealed class LightRankerService(ScoringEndpoint scoring) : Contracts.V1.LightRanker.LightRankerServer
{
    public override Task<ScoreResponse> Score(ScoreRequest request, ServerCallContext context) => scoring.ScoreAsync(request, context);

    /// <summary>Calls this service as any client would.</summary>
    public static AsyncUnaryCall<ScoreResponse> CallAsync(ChannelBase channel, ScoreRequest request, CallOptions options) =>
        new Contracts.V1.LightRanker.LightRankerClient(channel).ScoreAsync(request, options);
}
