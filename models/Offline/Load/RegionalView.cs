namespace FeedRanking.Offline.Load;

/// <summary>Somebody of a region was shown a video.</summary>
/// <param name="Region">Region code.</param>
/// <param name="VideoId">The video.</param>
/// <param name="TimeMs">When, milliseconds since the Unix epoch.</param>
/// <param name="IsLongView">Whether it was a long view.</param>
internal readonly record struct RegionalView(string Region, long VideoId, long TimeMs, bool IsLongView);
