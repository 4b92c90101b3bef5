using FeedRanking.Contracts.V1;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>HeavyRanker over gRPC.</summary>
internal sealed class HeavyRankerClient(Peer<HeavyRanker.HeavyRankerClient> peer)
    : RankerClient<HeavyRanker.HeavyRankerClient>(
        peer, "heavy-ranker", static (client, request, call) => client.ScoreReusingAsync(request, call)), IHeavyRankerClient;
