namespace FeedRanking.Datasets;

/// <summary>One earlier impression of a viewer, known by order only.</summary>
/// <param name="ViewerId">Column user_id.</param>
/// <param name="VideoId">Column video_id.</param>
/// <param name="Position">Column pos, 0 is the oldest.</param>
/// <param name="Count">Column n, impressions of this viewer in the file.</param>
/// <param name="LongView">Column long_view.</param>
/// <param name="Like">Column is_like.</param>
public readonly record struct HistoryRecord(long ViewerId, long VideoId, int Position, int Count, bool LongView, bool Like);
