namespace FeedRanking.Messaging;

/// <summary>The Kafka topics. Both are keyed by viewer id, so one viewer's messages keep their order; values are UTF-8 JSON.</summary>
public static class Topics
{
    /// <summary>What viewers do (<see cref="Features.EngagementEvent"/>).</summary>
    public const string Engagement = "engagement.v1";

    /// <summary>Feeds as they were served (<see cref="ServedFeed"/>).</summary>
    public const string ServedFeeds = "served-feeds.v1";
}
