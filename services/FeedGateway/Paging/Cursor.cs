namespace FeedRanking.FeedGateway.Paging;

/// <summary>Where the next page begins.</summary>
/// <param name="Session">The kept rest of a feed: the id of the request that ranked it.</param>
/// <param name="Offset">Place in the kept rest, 0 to 65,535.</param>
/// <param name="FirstPosition">Position of the page's first video in the whole feed, 0 to 65,535.</param>
internal readonly record struct Cursor(Guid Session, int Offset, int FirstPosition);
