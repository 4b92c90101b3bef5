namespace FeedRanking.Features;

/// <summary>Facts about a viewer that change rarely. Counts are 0 and flags false when unknown.</summary>
/// <param name="ActivityLevel">0 unknown, 1 new, 2 low, 3 middle, 4 high, 5 full (KuaiRand: user_active_degree).</param>
/// <param name="RegisterDays">Days since registration.</param>
/// <param name="FollowCount">Creators that the viewer follows.</param>
/// <param name="FanCount">Viewers that follow this one.</param>
/// <param name="FriendCount">Mutual follows.</param>
/// <param name="IsLowActive">In a period of low activity.</param>
/// <param name="IsLiveStreamer">Streams live.</param>
/// <param name="IsVideoAuthor">Publishes videos.</param>
/// <param name="Codes">Categories that the viewer belongs to.</param>
public readonly record struct ViewerProfile(
    byte ActivityLevel = 0,
    int RegisterDays = 0,
    int FollowCount = 0,
    int FanCount = 0,
    int FriendCount = 0,
    bool IsLowActive = false,
    bool IsLiveStreamer = false,
    bool IsVideoAuthor = false,
    ViewerCodes Codes = default);
