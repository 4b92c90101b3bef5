namespace FeedRanking.FeedGateway.Edge;

/// <summary>A valid request for a feed.</summary>
internal sealed record FeedRequest(long UserId, int Size, string? Region, bool Explain);
