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
    public async Task PublishAsync(IReadOnlyList<EngagementEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        var delivery = new Delivery(events.Count);
        foreach (var engagement in events)
        {
            Produce(engagement, delivery);
        }

        var error = await delivery.Completed.WaitAsync(cancellationToken);
        if (error is not null)
        {
            metrics.PublishFailed(Topics.Engagement, delivery.FailedCount);
            throw new MessagingUnavailableException(
                $"Kafka at {options.Value.BootstrapServers} did not acknowledge {delivery.FailedCount} of {events.Count} events: {error.Reason}",
                new KafkaException(error));
        }

        metrics.Published(Topics.Engagement, events.Count, time.GetElapsedTime(started));
    }

    private void Produce(EngagementEvent engagement, Delivery delivery)
    {
        var key = Encoding.ASCII.GetBytes(engagement.ViewerId.ToString(CultureInfo.InvariantCulture));
        var value = JsonSerializer.SerializeToUtf8Bytes(engagement, MessageJson.Default.EngagementEvent);
        try
        {
            producer.Produce(Topics.Engagement, key, value, delivery.Answer);
        }
        catch (ProduceException<byte[], byte[]> refused)
        {
            delivery.Answer(refused.Error);
        }
    }
}
