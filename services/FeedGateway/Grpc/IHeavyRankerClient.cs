namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Asks HeavyRanker.</summary>
internal interface IHeavyRankerClient : IRankerClient;
