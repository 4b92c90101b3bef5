namespace FeedRanking.Features;

/// <summary>One thing that one viewer did with one video at one time: the unit that Kafka carries and that every feature is made of.</summary>
/// <param name="EventId">Made by the client; the same id counts once.</param>
/// <param name="Type">What happened.</param>
/// <param name="ViewerId">0 to 2^53 - 1.</param>
/// <param name="VideoId">0 to 2^53 - 1.</param>
/// <param name="OccurredAtMs">When it happened, milliseconds since the Unix epoch.</param>
/// <param name="PlayTimeMs">How long the video played; only with <see cref="EngagementType.Dwell"/>, otherwise 0.</param>
/// <param name="RequestId">The feed request that the event answers, when the client knows it.</param>
/// <param name="Position">The position in that feed, from 0; -1 when unknown.</param>
/// <param name="Surface">Where in the app it happened (KuaiRand: tab); <see cref="Surfaces.HomeFeed"/> unless told.</param>
public sealed record EngagementEvent(
    Guid EventId,
    EngagementType Type,
    long ViewerId,
    long VideoId,
    long OccurredAtMs,
    int PlayTimeMs = 0,
    string? RequestId = null,
    int Position = -1,
    byte Surface = Surfaces.HomeFeed);
