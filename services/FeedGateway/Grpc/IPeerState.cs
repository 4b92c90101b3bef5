namespace FeedRanking.FeedGateway.Grpc;

/// <summary>What is known about a peer's breaker.</summary>
internal interface IPeerState
{
    string Name { get; }

    /// <summary>0 closed, 1 open, 2 half open, 3 isolated.</summary>
    int BreakerState { get; }
}
