namespace FeedRanking.Datasets;

/// <summary>Logs of a short-video feed in the shape of KuaiRand (Gao et al., CIKM 2022), read whole into memory.</summary>
/// <param name="Viewers">The viewer table, in file order.</param>
/// <param name="Videos">The video table, in file order.</param>
/// <param name="History">Impressions before the log, per viewer in order; without times.</param>
/// <param name="Log">Impressions with times and outcomes, sorted by time (stable: file order breaks ties).</param>
/// <param name="Fingerprint">SHA-256 over the files' contents in name order, lower-case hexadecimal: names the data in manifests.</param>
/// <param name="CatalogueFingerprint">SHA-256 over the video file alone.</param>
public sealed record Dataset(
    IReadOnlyList<ViewerRecord> Viewers,
    IReadOnlyList<VideoRecord> Videos,
    IReadOnlyList<HistoryRecord> History,
    IReadOnlyList<ImpressionRecord> Log,
    string Fingerprint,
    string CatalogueFingerprint);

/// <summary>One row of the viewer table.</summary>
/// <param name="ViewerId">Column user_id.</param>
/// <param name="ActiveDegree">Column user_active_degree, as text ("full_active", "UNKNOWN", …).</param>
/// <param name="RegisterDays">Days since registration at the time of the export.</param>
/// <param name="FollowCount">Column follow_user_num.</param>
/// <param name="FanCount">Column fans_user_num.</param>
/// <param name="FriendCount">Column friend_user_num.</param>
/// <param name="IsLowActive">Column is_lowactive_period.</param>
/// <param name="IsLiveStreamer">Column is_live_streamer is 1.</param>
/// <param name="IsVideoAuthor">Column is_video_author is 1.</param>
/// <param name="Encrypted">Columns onehot_feat0 … onehot_feat17; -1 where the file is empty.</param>
/// <param name="Region">Column region when the file has one (the synthetic world does); "cn" for KuaiRand, which has none.</param>
public sealed record ViewerRecord(
    long ViewerId,
    string ActiveDegree,
    int RegisterDays,
    int FollowCount,
    int FanCount,
    int FriendCount,
    bool IsLowActive,
    bool IsLiveStreamer,
    bool IsVideoAuthor,
    IReadOnlyList<int> Encrypted,
    string Region);

/// <summary>One row of the video table.</summary>
/// <param name="VideoId">Column video_id.</param>
/// <param name="CreatorId">Column author_id.</param>
/// <param name="VideoType">Column video_type ("NORMAL", "AD", …).</param>
/// <param name="UploadDate">Column upload_dt.</param>
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
    DateOnly UploadDate,
    string UploadType,
    int DurationMs,
    int Width,
    int Height,
    long MusicId,
    int MusicType,
    int Topic);

/// <summary>One earlier impression of a viewer, known by order only.</summary>
/// <param name="ViewerId">Column user_id.</param>
/// <param name="VideoId">Column video_id.</param>
/// <param name="Position">Column pos, 0 is the oldest.</param>
/// <param name="Count">Column n, impressions of this viewer in the file.</param>
/// <param name="LongView">Column long_view.</param>
/// <param name="Like">Column is_like.</param>
public readonly record struct HistoryRecord(long ViewerId, long VideoId, int Position, int Count, bool LongView, bool Like);

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
/// <param name="Line">Place in the file, for messages and for --scores, which keeps log order.</param>
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
