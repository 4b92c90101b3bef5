using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace FeedRanking.Messaging;

/// <summary>Turns Kafka's bytes into messages. What cannot be read is counted, logged and skipped: it would fail the same way for ever.</summary>
internal sealed class BatchReader<T>(string topic, JsonTypeInfo<T> type, MessagingMetrics metrics, ILogger log)
    where T : class
{
    public List<ConsumedMessage<T>> Read(IReadOnlyList<ConsumeResult<byte[], byte[]>> results)
    {
        var messages = new List<ConsumedMessage<T>>(results.Count);
        foreach (var result in results)
        {
            if (TryRead(result, out var message))
            {
                messages.Add(new ConsumedMessage<T>(result.Offset.Value, message));
            }
        }

        return messages;
    }

    private bool TryRead(ConsumeResult<byte[], byte[]> result, out T message)
    {
        var problem = "the value is empty";
        try
        {
            if (result.Message.Value is { Length: > 0 } value && JsonSerializer.Deserialize(value, type) is { } read)
            {
                message = read;
                return true;
            }
        }
        catch (JsonException error)
        {
            problem = error.Message;
        }

        metrics.Poison(topic);
        log.LogWarning("Message at {Place} skipped: {Problem}", result.TopicPartitionOffset, problem);
        message = null!;
        return false;
    }
}
