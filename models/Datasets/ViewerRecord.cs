namespace FeedRanking.Datasets;

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
