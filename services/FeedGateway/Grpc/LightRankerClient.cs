using FeedRanking.Contracts.V1;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>LightRanker over gRPC.</summary>
internal sealed class LightRankerClient(Peer<LightRanker.LightRankerClient> peer)
    : RankerClient<LightRanker.LightRankerClient>(
        peer, "light-ranker", static (client, request, call) => client.ScoreReusingAsync(request, call)), ILightRankerClient;
