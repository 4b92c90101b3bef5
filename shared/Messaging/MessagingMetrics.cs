using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace FeedRanking.Messaging;

/// <summary>What messaging measures; meter <c>FeedRanking.Messaging</c>.</summary>
internal sealed class MessagingMetrics
{
    public const string MeterName = "FeedRanking.Messaging";

    private readonly Counter<long> _published;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _droppedFeeds;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _poison;
    private readonly Counter<long> _retries;
    private readonly Histogram<double> _publishDuration;
    private readonly Histogram<double> _delay;
    private readonly Histogram<long> _batchSize;
    private readonly ConcurrentDictionary<(string Topic, int Partition), long> _lag = new();

    public MessagingMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _published = meter.CreateCounter<long>("feedranking.messaging.published", "{message}", "Messages that Kafka acknowledged.");
        _failed = meter.CreateCounter<long>("feedranking.messaging.publish_failures", "{message}", "Messages that Kafka did not acknowledge in time.");
        _droppedFeeds = meter.CreateCounter<long>(
            "feedranking.messaging.dropped_feeds", "{feed}", "Served feeds that were not logged: the queue was full, or Kafka did not take them.");
        _consumed = meter.CreateCounter<long>("feedranking.messaging.consumed", "{message}", "Messages handled and committed.");
        _poison = meter.CreateCounter<long>("feedranking.messaging.poison", "{message}", "Messages that could not be read and were skipped.");
        _retries = meter.CreateCounter<long>("feedranking.messaging.retries", "{batch}", "Batches that will be handled again.");
        _publishDuration = meter.CreateHistogram<double>("feedranking.messaging.publish_duration", "s", "Time from publishing to Kafka's acknowledgement.");
        _delay = meter.CreateHistogram<double>("feedranking.messaging.delay", "s", "Time from a batch's oldest message entering Kafka to its being handled.");
        _batchSize = meter.CreateHistogram<long>("feedranking.messaging.batch_size", "{message}", "Messages handled at once.");
        meter.CreateObservableGauge("feedranking.messaging.lag", ObserveLag, "{message}", "Messages in Kafka that are not handled yet.");
    }

    public void Published(string topic, int count, TimeSpan elapsed)
    {
        _published.Add(count, Topic(topic));
        _publishDuration.Record(elapsed.TotalSeconds, Topic(topic));
    }

    public void PublishFailed(string topic, int count) => _failed.Add(count, Topic(topic));

    public void DroppedFeed(string reason) => _droppedFeeds.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Consumed(string topic, int count, TimeSpan delay)
    {
        _consumed.Add(count, Topic(topic));
        _batchSize.Record(count, Topic(topic));
        _delay.Record(delay.TotalSeconds, Topic(topic));
    }

    public void Poison(string topic) => _poison.Add(1, Topic(topic));

    public void Retry(string topic) => _retries.Add(1, Topic(topic));

    public void Lag(string topic, int partition, long messages) => _lag[(topic, partition)] = messages;

    public void NoLongerOurs(string topic, int partition) => _lag.TryRemove((topic, partition), out _);

    private static KeyValuePair<string, object?> Topic(string topic) => new("topic", topic);

    private IEnumerable<Measurement<long>> ObserveLag() =>
        _lag.Select(lag => new Measurement<long>(lag.Value, Topic(lag.Key.Topic), new KeyValuePair<string, object?>("partition", lag.Key.Partition)));
}
