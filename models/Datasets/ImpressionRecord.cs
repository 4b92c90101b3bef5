namespace FeedRanking.Datasets;

/// <summary>One logged impression with its outcomes.</summary>
/// <param name="ViewerId">Column user_id.</param>
/// <param name="VideoId">Column video_id.</param>
/// <param name="Date">Column date as YYYYMMDD.</param>
/// <param name="TimeMs">Column time_ms, milliseconds since the Unix epoch.</param>
/// <param name="PlayTimeMs">Column play_time_ms (an outcome).</param>
/// <param name="DurationMs">Column duration_ms.</param>
/// <param name="Tab">Column tab.</param>
/// <param name="Click">Column is_click.</param>
/// <param name="Like">Column is_like.</param>
/// <param name="Follow">Column is_follow.</param>
/// <param name="Comment">Column is_comment.</param>
/// <param name="Forward">Column is_forward.</param>
/// <param name="Hate">Column is_hate.</param>
/// <param name="LongView">Column long_view.</param>
/// <param name="Line">Place among all rows of all log files, in the order of the files; 0 is the first row of the first file. --scores keeps this order.</param>
public readonly record struct ImpressionRecord(
    long ViewerId,
    long VideoId,
    int Date,
    long TimeMs,
    int PlayTimeMs,
    int DurationMs,
    byte Tab,
    bool Click,
    bool Like,
    bool Follow,
    bool Comment,
    bool Forward,
    bool Hate,
    bool LongView,
    int Line);
