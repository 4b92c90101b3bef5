using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>
/// The one producer of a process: acknowledged by all replicas, idempotent. It needs no broker to start and survives a broker's restart;
/// after an error that librdkafka calls fatal a new one takes its place.
/// </summary>
internal sealed class KafkaProducer(IOptions<KafkaOptions> options, TimeProvider time, ILogger<KafkaProducer> log) : IDisposable
{
    private static readonly TimeSpan RoomPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan RetireLimit = TimeSpan.FromSeconds(5);

    private readonly KafkaOptions _options = options.Value;
    private readonly ClientLog _client = new(log);
    private readonly Lock _gate = new();
    private IProducer<byte[], byte[]>? _producer;
    private volatile bool _broken;

    /// <summary>
    /// Hands one message over, as soon as the queue has room. <paramref name="done"/> is called once, from another thread, with Kafka's answer.
    /// </summary>
    /// <returns>Null; or why it was not queued: no room within the time that a delivery may take, or the producer is broken.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled before there was room.</exception>
    public ValueTask<Error?> ProduceAsync(string topic, byte[] key, byte[] value, Action<Error> done, CancellationToken cancellationToken)
    {
        var refused = TryProduce(topic, key, value, done);
        return refused?.Code == ErrorCode.Local_QueueFull
            ? new ValueTask<Error?>(ProduceWithRoomAsync(topic, key, value, done, cancellationToken))
            : new ValueTask<Error?>(refused);
    }

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

    private async Task<Error?> ProduceWithRoomAsync(
        string topic, byte[] key, byte[] value, Action<Error> done, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var limit = TimeSpan.FromMilliseconds(_options.DeliveryTimeoutMs);
        while (true)
        {
            await Task.Delay(RoomPause, time, cancellationToken);
            var refused = TryProduce(topic, key, value, done);
            if (refused?.Code != ErrorCode.Local_QueueFull || time.GetElapsedTime(started) >= limit)
            {
                return refused;
            }
        }
    }

    private Error? TryProduce(string topic, byte[] key, byte[] value, Action<Error> done)
    {
        try
        {
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
            return null;
        }
        catch (ProduceException<byte[], byte[]> refused)
        {
            return refused.Error;
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
                Retire(_producer);
                _producer = Build();
            }

            return _producer;
        }
    }

    // Not on the caller's thread: what waits in the broken one is answered (with its error) first, and that takes a while.
    private static void Retire(IProducer<byte[], byte[]>? broken)
    {
        if (broken is not null)
        {
            _ = Task.Run(() =>
            {
                broken.Flush(RetireLimit);
                broken.Dispose();
            });
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

            // JSON of one topic shrinks to about a fifth: less to send, to replicate and to keep.
            CompressionType = CompressionType.Lz4,
            MessageTimeoutMs = _options.DeliveryTimeoutMs,
            RequestTimeoutMs = _options.RequestTimeoutMs,
            QueueBufferingMaxMessages = _options.MaxQueuedMessages,
            QueueBufferingMaxKbytes = _options.MaxQueuedKilobytes,
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
