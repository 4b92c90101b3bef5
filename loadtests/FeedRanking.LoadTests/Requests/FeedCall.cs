namespace FeedRanking.LoadTests.Requests;

/// <summary>One request for a page.</summary>
/// <param name="ViewerId">Whose feed.</param>
/// <param name="Size">Places on the page.</param>
/// <param name="Follows">The page that it follows; null for a first page.</param>
internal sealed record FeedCall(long ViewerId, int Size, OpenFeed? Follows);
