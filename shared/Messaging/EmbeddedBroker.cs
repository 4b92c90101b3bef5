using Confluent.Kafka;

namespace FeedRanking.Messaging;

/// <summary>
/// The broker of last resort, for machines that can have no other: the mock cluster inside librdkafka. It speaks the real protocol on loopback to
/// any process, knows consumer groups, and keeps everything in memory only: of each partition the last 100,000 batches or 5 MiB (fixed in
/// librdkafka), so a consumer that falls further behind misses events. Not for production.
/// </summary>
public sealed class EmbeddedBroker : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly IProducer<Null, byte[]> _host;

    private EmbeddedBroker(IProducer<Null, byte[]> host, string address)
    {
        _host = host;
        Address = address;
    }

    /// <summary>host:port to give to clients; the port is chosen by the system.</summary>
    public string Address { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="KafkaException">The native library could not start it.</exception>
    public static EmbeddedBroker Start()
    {
        var settings = new ProducerConfig();
        settings.Set("test.mock.num.brokers", "1");
        var host = new ProducerBuilder<Null, byte[]>(settings).Build();
        using var admin = new DependentAdminClientBuilder(host.Handle).Build();
        var broker = admin.GetMetadata(StartLimit).Brokers[0];

        // It has no controller that could make topics; it makes one, with four partitions, when a producer asks about it.
        admin.GetMetadata(Topics.Engagement, StartLimit);
        admin.GetMetadata(Topics.ServedFeeds, StartLimit);
        return new EmbeddedBroker(host, $"{broker.Host}:{broker.Port}");
    }

    /// <summary>Ends it; every event goes with it.</summary>
    public void Dispose() => _host.Dispose();
}
