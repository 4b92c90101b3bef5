using Confluent.Kafka;

namespace FeedRanking.Messaging;

/// <summary>What one round of polling brought, by partition. Partitions that are taken away while polling goes on are dropped from it.</summary>
internal sealed class PartitionBuffer
{
    private readonly Dictionary<TopicPartition, List<ConsumeResult<byte[], byte[]>>> _results = [];

    public int Count { get; private set; }

    public IEnumerable<KeyValuePair<TopicPartition, List<ConsumeResult<byte[], byte[]>>>> Partitions => _results;

    public void Add(ConsumeResult<byte[], byte[]> result)
    {
        if (!_results.TryGetValue(result.TopicPartition, out var results))
        {
            _results[result.TopicPartition] = results = [];
        }

        results.Add(result);
        Count++;
    }

    public void Drop(TopicPartition partition)
    {
        if (_results.Remove(partition, out var results))
        {
            Count -= results.Count;
        }
    }

    public void Clear()
    {
        _results.Clear();
        Count = 0;
    }
}
