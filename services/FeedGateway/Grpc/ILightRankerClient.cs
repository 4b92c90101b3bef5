namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Asks LightRanker.</summary>
internal interface ILightRankerClient : IRankerClient;
