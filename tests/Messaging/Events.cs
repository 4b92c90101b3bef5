using FeedRanking.Features;

namespace FeedRanking.Messaging.Tests;

/// <summary>Events to send.</summary>
internal static class Events
{
    public static EngagementEvent Some(long viewerId, long videoId, EngagementType type = EngagementType.Click) =>
        new(new Guid((int)viewerId, (short)videoId, (short)type, new byte[8]), type, viewerId, videoId, 1_700_000_000_000 + videoId);

    public static ServedFeed Feed(long viewerId) => new(
        $"request-{viewerId}",
        viewerId,
        1_700_000_000_000,
        "br",
        "heavy",
        new Dictionary<string, string> { ["heavy-ranker"] = "world-1" },
        [new ServedItem(11, 0, "two_tower", .5f), new ServedItem(12, 1, "trending", .25f)]);
}
