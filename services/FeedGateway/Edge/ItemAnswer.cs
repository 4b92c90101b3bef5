namespace FeedRanking.FeedGateway.Edge;

/// <summary>One video on the page. The creator is null when this process does not know it.</summary>
internal sealed record ItemAnswer(long VideoId, long? CreatorId, int Position, string Source, float Score);
