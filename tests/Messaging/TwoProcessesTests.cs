using System.Diagnostics;
using Confluent.Kafka;
using FeedRanking.Testing;
using Xunit.Abstractions;

namespace FeedRanking.Messaging.Tests;

/// <summary>A producing and a consuming process of their own: everything that was acknowledged arrives once, in the order of each viewer.</summary>
[Collection(KafkaCollection.Name)]
public sealed class TwoProcessesTests(KafkaFixture kafka, ITestOutputHelper output) : IDisposable
{
    private const int Events = 100_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private readonly string _prefix = MessagingHost.NewPrefix();
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.Combine("consumed.txt");

    [RequiresFact(Need.Kafka)]
    public async Task RealBroker_HundredThousandEvents_AllArriveInOrder()
    {
        await using var consumer = StartPeer("consumer", kafka.BootstrapServers);
        await using var producer = StartPeer("producer", kafka.BootstrapServers);

        await EndAsync(producer, consumer);

        await ShouldBeCompleteAsync();
        CountInLog().ShouldBe(Events, "the log holds every event once");
    }

    [RequiresFact(Need.Kafka)]
    public async Task RealBroker_KilledInTheMiddleAndBack_AllArriveOnceInOrder()
    {
        try
        {
            await using var consumer = StartPeer("consumer", kafka.BootstrapServers);
            await using var producer = StartPeer("producer", kafka.BootstrapServers);
            await producer.WroteAsync("acknowledged 30000", Limit);

            await kafka.KillAsync();
            producer.Output.ShouldNotContain("all ", customMessage: "the broker was to be killed in the middle");
            var watch = Stopwatch.StartNew();
            await kafka.RestartAsync();
            var servedAgain = watch.Elapsed;
            await producer.WroteAsync("acknowledged 40000", Limit);
            output.WriteLine($"outage: broker serves {servedAgain.TotalSeconds:0.0} s after its start, acknowledges after {watch.Elapsed.TotalSeconds:0.0} s");
            await EndAsync(producer, consumer);
            output.WriteLine($"all consumed {watch.Elapsed.TotalSeconds:0.0} s after its start");

            await ShouldBeCompleteAsync();
            CountInLog().ShouldBe(Events, "the log holds every event once: what the producer repeated was recognised");
        }
        finally
        {
            await kafka.RestartAsync();
        }
    }

    [Fact]
    public async Task EmbeddedBroker_HundredThousandEvents_AllArriveInOrder()
    {
        using var broker = EmbeddedBroker.Start();
        await using var consumer = StartPeer("consumer", broker.Address, embedded: true);
        await using var producer = StartPeer("producer", broker.Address, embedded: true);

        await EndAsync(producer, consumer);

        await ShouldBeCompleteAsync();
    }

    public void Dispose() => _folder.Dispose();

    private TestProgram StartPeer(string role, string servers, bool embedded = false) => TestProgram.Start("MessagingPeer", new Dictionary<string, string>
    {
        ["Peer:Role"] = role,
        ["Peer:Events"] = $"{Events}",
        ["Peer:File"] = File,
        ["Kafka:BootstrapServers"] = servers,
        ["Kafka:TopicPrefix"] = embedded ? "" : _prefix,
        ["Kafka:Embedded"] = $"{embedded}",

        // Who may not lose anything lets the producer repeat for longer than an outage lasts.
        ["Kafka:DeliveryTimeoutMs"] = "120000",
    });

    private async Task EndAsync(TestProgram producer, TestProgram consumer)
    {
        await producer.WroteAsync($"all {Events} acknowledged", Limit);
        await consumer.WroteAsync($"all {Events} consumed", Limit);
        await Eventually.Async(() => producer.HasExited && consumer.HasExited, Limit, "Both ending by themselves");
        foreach (var line in $"{producer.Output}\n{consumer.Output}".Split('\n').Where(line => line.StartsWith("all ", StringComparison.Ordinal)))
        {
            output.WriteLine(line);
        }
    }

    private async Task ShouldBeCompleteAsync()
    {
        var next = new Dictionary<string, int>();
        var lines = await System.IO.File.ReadAllLinesAsync(File);
        foreach (var line in lines)
        {
            var (viewer, number) = (line.Split(' ')[2], int.Parse(line.Split(' ')[3], System.Globalization.CultureInfo.InvariantCulture));
            number.ShouldBe(next.GetValueOrDefault(viewer), $"the next event of viewer {viewer}");
            next[viewer] = number + 1;
        }

        lines.Length.ShouldBe(Events);
    }

    // By the log's own ends: what the consumer left out as known would count here.
    private long CountInLog()
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(
            new ConsumerConfig { BootstrapServers = kafka.BootstrapServers, GroupId = $"{_prefix}count" }).Build();
        return Enumerable.Range(0, new KafkaOptions().Partitions)
            .Select(partition => consumer.QueryWatermarkOffsets(new TopicPartition(_prefix + Topics.Engagement, partition), TimeSpan.FromSeconds(20)))
            .Sum(ends => ends.High.Value - ends.Low.Value);
    }
}
