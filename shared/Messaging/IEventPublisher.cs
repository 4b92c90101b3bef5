using System.Text.Json.Serialization;
using FeedRanking.Features;

namespace FeedRanking.Messaging;

/// <summary>Puts engagement events into Kafka (acks=all, idempotent producer), partitioned by viewer.</summary>
public interface IEventPublisher
{
    /// <summary>
    /// Completes when Kafka has acknowledged every event. Events of one call keep their order; calls at the same time have none among each
    /// other. While the producer's queue is full this waits for room.
    /// </summary>
    /// <exception cref="MessagingUnavailableException">Kafka did not acknowledge in time; some of the events may have arrived.</exception>
    Task PublishAsync(IReadOnlyList<EngagementEvent> events, CancellationToken cancellationToken);
}

/// <summary>Logs served feeds into Kafka through a bounded queue that drops and counts what it drops; never delays a response.</summary>
public interface IServedFeedLog
{
    /// <summary>Queues one served feed.</summary>
    /// <returns>False when the queue was full and the feed was dropped (and counted).</returns>
    bool TryLog(ServedFeed feed);
}

/// <summary>One feed as it was served: what training joins outcomes to.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="ViewerId">The viewer.</param>
/// <param name="ServedAtMs">Milliseconds since the Unix epoch.</param>
/// <param name="Region">Region code.</param>
/// <param name="ServedBy">Rung of the ladder.</param>
/// <param name="ModelVersions">Model name to version.</param>
/// <param name="Items">Served items in order.</param>
public sealed record ServedFeed(
    string RequestId,
    long ViewerId,
    long ServedAtMs,
    string Region,
    string ServedBy,
    IReadOnlyDictionary<string, string> ModelVersions,
    IReadOnlyList<ServedItem> Items);

/// <summary>One item of a served feed.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="Position">From 0.</param>
/// <param name="Source">The source that proposed it.</param>
/// <param name="Score">The served score.</param>
/// <param name="Propensity">Probability with which it was drawn for its exploration slot; null where nothing was drawn.</param>
public readonly record struct ServedItem(
    long VideoId,
    int Position,
    string Source,
    float Score,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? Propensity = null);

/// <summary>Kafka cannot be reached or did not acknowledge in time.</summary>
public sealed class MessagingUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
