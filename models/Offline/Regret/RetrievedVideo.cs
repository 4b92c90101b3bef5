namespace FeedRanking.Offline.Regret;

/// <summary>One candidate of a served feed.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Score">Its final score; null when the light cut or a filter removed it before.</param>
internal sealed record RetrievedVideo(long VideoId, double? Score = null);
