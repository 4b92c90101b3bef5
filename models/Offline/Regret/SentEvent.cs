namespace FeedRanking.Offline.Regret;

/// <summary>One event as POST /v1/events takes it.</summary>
/// <param name="EventId">UUID, made from what the event says: sent twice, it counts once.</param>
/// <param name="Type">Kind of event.</param>
/// <param name="UserId">The viewer.</param>
/// <param name="VideoId">The video.</param>
/// <param name="OccurredAt">When.</param>
/// <param name="RequestId">The feed that it answers.</param>
/// <param name="Position">Place on the page, from 0.</param>
/// <param name="PlayTimeMs">Of a dwell.</param>
internal sealed record SentEvent(
    Guid EventId, string Type, long UserId, long VideoId, DateTimeOffset OccurredAt, string RequestId, int Position, int? PlayTimeMs);
