using System.Globalization;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using FeedRanking.Features;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>Publishes engagement events and waits for Kafka's word.</summary>
internal sealed class EventPublisher(KafkaProducer producer, IOptions<KafkaOptions> options, TimeProvider time, MessagingMetrics metrics)
    : IEventPublisher
{
    private readonly KafkaOptions _options = options.Value;
    private readonly TimeSpan _reportLimit = TimeSpan.FromMilliseconds(options.Value.DeliveryTimeoutMs + (2 * options.Value.RequestTimeoutMs));

    public async Task PublishAsync(IReadOnlyList<EngagementEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        var delivery = new Delivery(events.Count);
        await HandOverAsync(events, delivery, cancellationToken);
        var error = await AnswerAsync(delivery, cancellationToken);
        if (error is not null)
        {
            metrics.PublishFailed(Topics.Engagement, delivery.FailedCount);
            throw new MessagingUnavailableException(
                $"Kafka at {_options.BootstrapServers} did not acknowledge {delivery.FailedCount} of {events.Count} events: {error.Reason}",
                new KafkaException(error));
        }

        metrics.Published(Topics.Engagement, events.Count, time.GetElapsedTime(started));
    }

    // In order. When one is refused the others are not tried: what follows must not overtake it.
    private async ValueTask HandOverAsync(IReadOnlyList<EngagementEvent> events, Delivery delivery, CancellationToken cancellationToken)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var key = Encoding.ASCII.GetBytes(events[i].ViewerId.ToString(CultureInfo.InvariantCulture));
            var value = JsonSerializer.SerializeToUtf8Bytes(events[i], MessageJson.Default.EngagementEvent);
            var refused = await producer.ProduceAsync(Topics.Engagement, key, value, delivery.Answered, cancellationToken);
            if (refused is not null)
            {
                delivery.Refuse(refused, events.Count - i);
                return;
            }
        }
    }

    // The producer answers for every message in its time; the limit here is against a report that never comes.
    private async Task<Error?> AnswerAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return await delivery.Completed.WaitAsync(_reportLimit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new Error(ErrorCode.Local_MsgTimedOut);
        }
    }
}
