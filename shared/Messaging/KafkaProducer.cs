using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>
/// The one producer of a process: acknowledged by all replicas, idempotent. It needs no broker to start and survives a broker's restart;
/// after an error that librdkafka calls fatal a new one takes its place.
/// </summary>
internal sealed class KafkaProducer(IOptions<KafkaOptions> options, ILogger<KafkaProducer> log) : IDisposable
{
    private readonly KafkaOptions _options = options.Value;
    private readonly ClientLog _client = new(log);
    private readonly Lock _gate = new();
    private IProducer<byte[], byte[]>? _producer;
    private bool _broken;

    /// <summary>Hands one message over; <paramref name="done"/> is called once, from another thread, with Kafka's answer.</summary>
    /// <exception cref="ProduceException{TKey, TValue}">It was not even queued (the queue is full, or the producer is broken).</exception>
    public void Produce(string topic, byte[] key, byte[] value, Action<Error> done) =>
        Current().Produce(
            _options.FullName(topic),
            new Message<byte[], byte[]> { Key = key, Value = value },
            report =>
            {
                if (report.Error.Code == ErrorCode.NoError)
                {
                    _client.Recovered();
                }

                done(report.Error);
            });

    /// <summary>Waits until everything handed over has been answered, within a limit.</summary>
    public void Flush(TimeSpan limit) => _producer?.Flush(limit);

    public void Dispose()
    {
        lock (_gate)
        {
            _producer?.Dispose();
            _producer = null;
        }
    }

    private IProducer<byte[], byte[]> Current()
    {
        var producer = _producer;
        if (producer is not null && !_broken)
        {
            return producer;
        }

        lock (_gate)
        {
            if (_producer is null || _broken)
            {
                _broken = false;
                _producer?.Dispose();
                _producer = Build();
            }

            return _producer;
        }
    }

    private IProducer<byte[], byte[]> Build()
    {
        var configuration = new ProducerConfig
        {
            BootstrapServers = _options.BootstrapServers,
            ClientId = $"{_options.ConsumerGroup}-producer",
            Acks = Acks.All,
            EnableIdempotence = true,
            LingerMs = _options.LingerMs,
            MessageTimeoutMs = _options.DeliveryTimeoutMs,
            RequestTimeoutMs = Math.Max(1_000, _options.DeliveryTimeoutMs / 2),
            QueueBufferingMaxMessages = _options.MaxQueuedMessages,
            ReconnectBackoffMaxMs = 1_000,

            // Java's partitioner, so that clients of other languages put a viewer into the same partition.
            Partitioner = Partitioner.Murmur2Random,
            AllowAutoCreateTopics = false,
        };
        return new ProducerBuilder<byte[], byte[]>(configuration)
            .SetErrorHandler((_, error) =>
            {
                _broken |= error.IsFatal;
                _client.Error(error);
            })
            .SetLogHandler((_, line) => _client.Line(line))
            .Build();
    }
}
