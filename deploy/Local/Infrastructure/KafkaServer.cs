using System.Globalization;
using FeedRanking.Local.Processes;
using FeedRanking.Local.State;
using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Infrastructure;

/// <summary>How a broker is started: one KRaft node on loopback, with a durable log.</summary>
internal static class KafkaServer
{
    /// <summary>A broker says this when it serves; it listens a second before.</summary>
    public const string StartedMessage = "Kafka Server started";

    /// <summary>host:port under which an installed broker tells clients to reach it, where something stands between (a proxy); default its own.</summary>
    public const string AdvertisedVariable = "FEEDRANKING_KAFKA_ADVERTISED";

    private const string HeapVariable = "KAFKA_HEAP_OPTS";
    private const string Heap = "-Xms128m -Xmx512m";

    /// <param name="choice">An installation or a container.</param>
    /// <param name="folder">Where its log goes.</param>
    /// <param name="ports">Broker and controller port.</param>
    public static LaunchSpec Spec(ServerChoice choice, RunFolder folder, PortPlan ports)
    {
        WriteProperties(folder, ports);
        return choice.Origin == ServerOrigin.Installation ? Installed(choice.Location, folder) : Contained(choice.Location, folder, ports);
    }

    /// <summary>The command that prepares an empty data folder; null when it is prepared already.</summary>
    public static LaunchSpec? FormatSpec(string home, RunFolder folder, PortPlan ports)
    {
        WriteProperties(folder, ports);
        return File.Exists(Path.Combine(LogDirectory(folder), "meta.properties"))
            ? null
            : Installed(home, folder) with
            {
                Name = "Kafka-format",
                Program = Path.Combine(home, "bin", "kafka-storage.sh"),
                Arguments = ["format", "--standalone", "-t", ClusterId(), "-c", PropertiesFile(folder)],
            };
    }

    private static LaunchSpec Installed(string home, RunFolder folder) => new(
        ComponentName.Kafka,
        Path.Combine(home, KafkaDiscovery.StartScript),
        [PropertiesFile(folder)],
        folder.KafkaData,
        new Dictionary<string, string>
        {
            [HeapVariable] = Environment.GetEnvironmentVariable(HeapVariable) ?? Heap,
            ["LOG_DIR"] = Path.Combine(folder.KafkaData, "logs"),
        });

    private static LaunchSpec Contained(string image, RunFolder folder, PortPlan ports)
    {
        var port = ports.KafkaBroker.ToString(CultureInfo.InvariantCulture);
        var container = $"feedranking-kafka-{port}";
        var settings = new Dictionary<string, string>
        {
            ["NODE_ID"] = "1",
            ["PROCESS_ROLES"] = "broker,controller",
            ["LISTENERS"] = $"PLAINTEXT://:{port},CONTROLLER://:9093",
            ["ADVERTISED_LISTENERS"] = $"PLAINTEXT://127.0.0.1:{port}",
            ["CONTROLLER_LISTENER_NAMES"] = "CONTROLLER",
            ["LISTENER_SECURITY_PROTOCOL_MAP"] = "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            ["CONTROLLER_QUORUM_VOTERS"] = "1@localhost:9093",
            ["OFFSETS_TOPIC_REPLICATION_FACTOR"] = "1",
            ["TRANSACTION_STATE_LOG_REPLICATION_FACTOR"] = "1",
            ["TRANSACTION_STATE_LOG_MIN_ISR"] = "1",
            ["GROUP_INITIAL_REBALANCE_DELAY_MS"] = "0",
            ["AUTO_CREATE_TOPICS_ENABLE"] = "false",
        };
        return new LaunchSpec(
            ComponentName.Kafka,
            Docker.Program,
            [
                "run", "--rm", "--name", container, "-p", $"127.0.0.1:{port}:{port}",
                .. settings.SelectMany(setting => new[] { "-e", $"KAFKA_{setting.Key}={setting.Value}" }),
                image,
            ],
            folder.KafkaData,
            new Dictionary<string, string>())
        {
            Container = container,
        };
    }

    private static string PropertiesFile(RunFolder folder) => Path.Combine(folder.KafkaData, "broker.properties");

    private static string LogDirectory(RunFolder folder) => Path.Combine(folder.KafkaData, "data");

    private static string ClusterId() =>
        Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', 'A').Replace('/', 'B');

    private static void WriteProperties(RunFolder folder, PortPlan ports)
    {
        Directory.CreateDirectory(folder.KafkaData);
        File.WriteAllText(PropertiesFile(folder), Properties(folder, ports));
    }

    private static string Advertised(PortPlan ports) =>
        Environment.GetEnvironmentVariable(AdvertisedVariable) is { Length: > 0 } address ? address : $"127.0.0.1:{ports.KafkaBroker.ToString(CultureInfo.InvariantCulture)}";

    private static string Properties(RunFolder folder, PortPlan ports) =>
        $"""
        # Written by the launcher at each start.
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:{ports.KafkaController}
        listeners=PLAINTEXT://127.0.0.1:{ports.KafkaBroker},CONTROLLER://127.0.0.1:{ports.KafkaController}
        advertised.listeners=PLAINTEXT://{Advertised(ports)},CONTROLLER://127.0.0.1:{ports.KafkaController}
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        inter.broker.listener.name=PLAINTEXT
        log.dirs={LogDirectory(folder)}
        # One node: nothing can be replicated. A cluster sets these to three and two.
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=4
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        auto.create.topics.enable=false
        broker.heartbeat.interval.ms=500
        broker.session.timeout.ms=2000
        """;
}
