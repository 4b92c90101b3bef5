using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>
/// Consumes one topic: polls what is there, hands it to the handler partition by partition, commits the offsets afterwards. Never
/// commits by itself, so nothing that was not handled is ever skipped. A dead broker means waiting, not failing.
/// </summary>
internal sealed class BatchConsumer<T>(
    string topic,
    int fetchMinBytes,
    BatchReader<T> reader,
    IBatchHandler<T> handler,
    KafkaAdmin admin,
    IOptions<KafkaOptions> options,
    TimeProvider time,
    MessagingMetrics metrics,
    ILogger<BatchConsumer<T>> log) : BackgroundService
    where T : class
{
    private static readonly TimeSpan PollLimit = TimeSpan.FromMilliseconds(200);

    private readonly KafkaOptions _options = options.Value;
    private readonly PartitionBuffer _buffer = new();
    private readonly Backoff _backoff = new(options.Value, time);

    /// <summary>On a thread of its own: librdkafka's polling blocks, and a small machine's thread pool has few threads.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(
            () => RunAsync(stoppingToken).GetAwaiter().GetResult(), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        var name = _options.FullName(topic);
        var stream = await admin.EnsureTopicAsync(name, stoppingToken);
        using var consumer = Build();
        consumer.Subscribe(name);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                Poll(consumer);
                HandleAsync(consumer, stream, stoppingToken).GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped in the middle of a batch: it is not committed and comes again.
        }
        finally
        {
            // Leaves the group, so that the others take over at once.
            consumer.Close();
        }
    }

    private void Poll(IConsumer<byte[], byte[]> consumer)
    {
        var limit = PollLimit;
        while (_buffer.Count < _options.MaxBatch)
        {
            try
            {
                var result = consumer.Consume(limit);
                if (result is null)
                {
                    return;
                }

                _buffer.Add(result);
                limit = TimeSpan.Zero;
            }
            catch (ConsumeException error) when (!error.Error.IsFatal)
            {
                log.LogWarning("Consuming {Topic}: {Reason}", topic, error.Error.Reason);
                return;
            }
        }
    }

    private async Task HandleAsync(IConsumer<byte[], byte[]> consumer, string stream, CancellationToken cancellationToken)
    {
        if (_buffer.Count == 0)
        {
            return;
        }

        var handled = new List<TopicPartitionOffset>();
        var retry = false;
        foreach (var (partition, results) in _buffer.Partitions)
        {
            if (await TryHandleAsync(stream, partition, results, cancellationToken))
            {
                handled.Add(new TopicPartitionOffset(partition, results[^1].Offset + 1));
                Measure(consumer, partition, results);
            }
            else
            {
                consumer.Seek(results[0].TopicPartitionOffset);
                retry = true;
            }
        }

        _buffer.Clear();
        Commit(consumer, handled);
        if (retry)
        {
            await _backoff.WaitAsync(cancellationToken);
        }
        else
        {
            _backoff.Reset();
        }
    }

    private async Task<bool> TryHandleAsync(
        string stream, TopicPartition partition, List<ConsumeResult<byte[], byte[]>> results, CancellationToken cancellationToken)
    {
        var messages = reader.Read(results);
        if (messages.Count == 0)
        {
            return true;
        }

        try
        {
            await handler.HandleAsync(new MessageBatch<T>(stream, partition.Partition.Value, messages), cancellationToken);
            return true;
        }
        catch (RetryBatchException error)
        {
            metrics.Retry(topic);
            log.LogWarning("{Count} messages of {Partition} will be handled again: {Reason}", messages.Count, partition, error.Message);
            return false;
        }
    }

    // A commit that fails costs nothing: the next one covers it, and what comes again is recognised.
    private void Commit(IConsumer<byte[], byte[]> consumer, List<TopicPartitionOffset> offsets)
    {
        if (offsets.Count == 0)
        {
            return;
        }

        try
        {
            consumer.Commit(offsets);
        }
        catch (KafkaException error) when (!error.Error.IsFatal)
        {
            log.LogWarning("Committing offsets of {Topic}: {Reason}", topic, error.Error.Reason);
        }
    }

    private void Measure(IConsumer<byte[], byte[]> consumer, TopicPartition partition, List<ConsumeResult<byte[], byte[]>> results)
    {
        metrics.Consumed(topic, results.Count, time.GetUtcNow() - results[0].Message.Timestamp.UtcDateTime);
        var end = consumer.GetWatermarkOffsets(partition).High.Value;
        metrics.Lag(topic, partition.Partition.Value, Math.Max(0, end - results[^1].Offset.Value - 1));
    }

    private IConsumer<byte[], byte[]> Build()
    {
        var client = new ClientLog(log);
        var configuration = new ConsumerConfig
        {
            BootstrapServers = _options.BootstrapServers,
            ClientId = $"{_options.ConsumerGroup}-{topic}",
            GroupId = $"{_options.TopicPrefix}{_options.ConsumerGroup}.{topic}",
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
            SessionTimeoutMs = _options.SessionTimeoutMs,
            HeartbeatIntervalMs = _options.SessionTimeoutMs / 6,

            // The broker answers when it has this much, or after half a second: 1 for what must be handled at once.
            FetchMinBytes = fetchMinBytes,
            QueuedMaxMessagesKbytes = 16 * 1024,
            ReconnectBackoffMaxMs = 1_000,
            AllowAutoCreateTopics = false,
        };
        return new ConsumerBuilder<byte[], byte[]>(configuration)
            .SetErrorHandler((_, error) => client.Error(error))
            .SetLogHandler((_, line) => client.Line(line))
            .SetPartitionsAssignedHandler((_, _) => client.Recovered())
            .SetPartitionsRevokedHandler((_, partitions) => GiveUp(partitions))
            .SetPartitionsLostHandler((_, partitions) => GiveUp(partitions))
            .Build();
    }

    // Called inside Poll, on this thread: what was polled of these partitions now belongs to another consumer.
    private void GiveUp(List<TopicPartitionOffset> partitions)
    {
        foreach (var partition in partitions)
        {
            _buffer.Drop(partition.TopicPartition);
            metrics.NoLongerOurs(topic, partition.Partition.Value);
        }
    }
}
