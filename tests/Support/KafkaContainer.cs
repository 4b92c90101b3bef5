#if !RESTRICTED_PACKAGES
using System.Text.RegularExpressions;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace FeedRanking.Testing;

/// <summary>A broker (one KRaft node) in a container, on a fixed free port, because a broker tells its clients its own address.</summary>
internal sealed partial class KafkaContainer : IKafkaFixture
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);

    private readonly int _port = FreePort.Next();
    private readonly IContainer _container;
    private int _starts;
    private bool _running;

    private KafkaContainer() => _container = new ContainerBuilder("apache/kafka:4.1.0")
        .WithPortBinding(_port, _port)
        .WithEnvironment(new Dictionary<string, string>
        {
            ["KAFKA_NODE_ID"] = "1",
            ["KAFKA_PROCESS_ROLES"] = "broker,controller",
            ["KAFKA_LISTENERS"] = $"PLAINTEXT://:{_port},CONTROLLER://:9093",
            ["KAFKA_ADVERTISED_LISTENERS"] = $"PLAINTEXT://127.0.0.1:{_port}",
            ["KAFKA_CONTROLLER_LISTENER_NAMES"] = "CONTROLLER",
            ["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"] = "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            ["KAFKA_CONTROLLER_QUORUM_VOTERS"] = "1@localhost:9093",
            ["KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR"] = "1",
            ["KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR"] = "1",
            ["KAFKA_TRANSACTION_STATE_LOG_MIN_ISR"] = "1",
            ["KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS"] = "0",
            ["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] = "false",
        })
        .Build();

    public string BootstrapServers => $"127.0.0.1:{_port}";

    public static async Task<KafkaContainer> StartAsync()
    {
        var broker = new KafkaContainer();
        await broker._container.StartAsync();
        await broker.WaitAsync();
        return broker;
    }

    public async Task KillAsync()
    {
        if (_running)
        {
            _running = false;
            await Containers.RunAsync("kill", _container.Id);
        }
    }

    public async Task RestartAsync()
    {
        if (!_running)
        {
            await Containers.RunAsync("start", _container.Id);
            await WaitAsync();
        }
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    [GeneratedRegex("Kafka Server started")]
    private static partial Regex Started();

    // The log keeps what earlier starts said, so the starts are counted.
    private async Task WaitAsync()
    {
        _starts++;
        await Eventually.Async(
            async () =>
            {
                var (output, _) = await _container.GetLogsAsync();
                return Started().Count(output) >= _starts;
            },
            StartLimit,
            $"Kafka in a container on port {_port} serving");
        _running = true;
    }
}
#endif
