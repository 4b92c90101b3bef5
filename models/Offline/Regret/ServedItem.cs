namespace FeedRanking.Offline.Regret;

/// <summary>One video of a served page.</summary>
/// <param name="VideoId">The video.</param>
internal sealed record ServedItem(long VideoId);
