namespace FeedRanking.FeedGateway.Edge;

/// <summary>What this service offers.</summary>
internal sealed record IndexAnswer(string Service, IReadOnlyDictionary<string, string> Endpoints);
