namespace FeedRanking.Datasets;

/// <summary>One row of the video table.</summary>
/// <param name="VideoId">Column video_id.</param>
/// <param name="CreatorId">Column author_id.</param>
/// <param name="VideoType">Column video_type ("NORMAL", "AD", …).</param>
/// <param name="UploadedAtMs">Column upload_dt (UTC), milliseconds since the Unix epoch; a date without a time counts as its midnight.</param>
/// <param name="UploadType">Column upload_type.</param>
/// <param name="DurationMs">Column video_duration; 0 where the file is empty.</param>
/// <param name="Width">Column server_width, pixels; 0 where empty.</param>
/// <param name="Height">Column server_height, pixels; 0 where empty.</param>
/// <param name="MusicId">Column music_id.</param>
/// <param name="MusicType">Column music_type; -1 where empty.</param>
/// <param name="Topic">Column tag, the first one where several stand; -1 where empty.</param>
public sealed record VideoRecord(
    long VideoId,
    long CreatorId,
    string VideoType,
    long UploadedAtMs,
    string UploadType,
    int DurationMs,
    int Width,
    int Height,
    long MusicId,
    int MusicType,
    int Topic);
