using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Messaging;

/// <summary>Makes topics and asks whether Kafka answers.</summary>
internal sealed class KafkaAdmin : IDisposable
{
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);

    private readonly KafkaOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<KafkaAdmin> _log;
    private readonly Lazy<IAdminClient> _client;

    public KafkaAdmin(IOptions<KafkaOptions> options, TimeProvider time, ILogger<KafkaAdmin> log)
    {
        (_options, _time, _log) = (options.Value, time, log);
        _client = new Lazy<IAdminClient>(Build);
    }

    /// <summary>Waits until Kafka can be reached and the topic exists; makes it when it is missing.</summary>
    /// <returns>What names this very topic: another one of the same name, made after this one was deleted, has another.</returns>
    public async Task<string> EnsureTopicAsync(string topic, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(_options, _time);
        var reported = false;
        while (true)
        {
            try
            {
                await CreateAsync(topic).WaitAsync(cancellationToken);
                return await IdentifyAsync(topic).WaitAsync(cancellationToken);
            }
            catch (KafkaException error)
            {
                _log.Log(
                    reported ? LogLevel.Debug : LogLevel.Warning,
                    "Topic {Topic} cannot be had from Kafka at {Servers} yet: {Reason}; trying again",
                    topic,
                    _options.BootstrapServers,
                    error.Error.Reason);
                reported = true;
            }

            await backoff.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Asks the cluster who is in it.</summary>
    /// <exception cref="MessagingUnavailableException">It does not answer within the limit.</exception>
    public async Task CheckAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(() => _client.Value.GetMetadata(limit), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (KafkaException error)
        {
            throw new MessagingUnavailableException($"Kafka at {_options.BootstrapServers} does not answer: {error.Error.Reason}", error);
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
        {
            _client.Value.Dispose();
        }
    }

    private async Task CreateAsync(string topic)
    {
        if (_options.Embedded)
        {
            // It made its topics itself.
            return;
        }

        var specification = new TopicSpecification
        {
            Name = topic,
            NumPartitions = _options.Partitions,
            ReplicationFactor = _options.ReplicationFactor,
        };
        try
        {
            await _client.Value.CreateTopicsAsync([specification], new CreateTopicsOptions { RequestTimeout = RequestLimit });
            _log.LogInformation("Topic {Topic} made with {Partitions} partitions", topic, _options.Partitions);
        }
        catch (CreateTopicsException error) when (error.Results.All(result => result.Error.Code == ErrorCode.TopicAlreadyExists))
        {
            // Made before, or by another process at the same moment.
        }
    }

    private async Task<string> IdentifyAsync(string topic)
    {
        // The embedded broker forgets everything when it ends, so the time of asking tells one incarnation from the other.
        if (_options.Embedded)
        {
            return $"{topic}@{_time.GetUtcNow().ToUnixTimeMilliseconds()}";
        }

        var answer = await _client.Value.DescribeTopicsAsync(
            TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = RequestLimit });
        var description = answer.TopicDescriptions[0];
        if (description.Error.IsError)
        {
            throw new KafkaException(description.Error);
        }

        return $"{topic}@{description.TopicId}";
    }

    private IAdminClient Build()
    {
        var client = new ClientLog(_log);
        var configuration = new AdminClientConfig
        {
            BootstrapServers = _options.BootstrapServers,
            ClientId = $"{_options.ConsumerGroup}-admin",
            ReconnectBackoffMaxMs = 1_000,
        };
        return new AdminClientBuilder(configuration)
            .SetErrorHandler((_, error) => client.Error(error))
            .SetLogHandler((_, line) => client.Line(line))
            .Build();
    }
}
