namespace FeedRanking.Testing;

/// <summary>A real broker (one KRaft node) on free loopback ports, with its data in a temporary folder.</summary>
internal sealed class KafkaProcess : IKafkaFixture
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> SmallHeap = new() { ["KAFKA_HEAP_OPTS"] = "-Xms64m -Xmx320m" };

    private readonly string _home;
    private readonly int _port = FreePort.Next();
    private readonly int _controllerPort = FreePort.Next();
    private readonly string _folder = Directory.CreateTempSubdirectory("feedranking-kafka-").FullName;
    private ChildProcess? _process;

    private KafkaProcess(string home) => _home = home;

    public static bool IsAvailable => KafkaHome.Find() is not null;

    public string BootstrapServers => $"127.0.0.1:{_port}";

    private string PropertiesFile => Path.Combine(_folder, "broker.properties");

    public static async Task<KafkaProcess> StartAsync()
    {
        var home = KafkaHome.Find() ?? throw new InvalidOperationException(KafkaFixture.WhyUnavailable);
        var broker = new KafkaProcess(home);
        await broker.FormatAsync();
        await broker.RestartAsync();
        return broker;
    }

    public async Task RestartAsync()
    {
        if (_process is { HasExited: false })
        {
            return;
        }

        _process?.Dispose();
        var process = _process = ChildProcess.Start(Script("kafka-server-start.sh"), [PropertiesFile], SmallHeap);

        // The broker says so itself; that it listens is not enough, for it listens a second before it serves.
        await process.WaitUntilAsync(
            () => Task.FromResult(process.Output.Contains("Kafka Server started", StringComparison.Ordinal)),
            StartLimit,
            $"Kafka on port {_port} serving");
    }

    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FormatAsync()
    {
        await File.WriteAllTextAsync(PropertiesFile, Properties());
        var clusterId = Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('+', 'A').Replace('/', 'B');
        using var format = ChildProcess.Start(
            Script("kafka-storage.sh"), ["format", "--standalone", "-t", clusterId, "-c", PropertiesFile], SmallHeap);
        await Eventually.Async(() => format.HasExited, StartLimit, "Formatting Kafka's data folder");
        await format.KillAsync();
        if (!File.Exists(Path.Combine(_folder, "data", "meta.properties")))
        {
            throw new InvalidOperationException($"Kafka's data folder was not formatted:\n{format.Output}");
        }
    }

    private string Script(string name) => Path.Combine(_home, "bin", name);

    private string Properties() =>
        $"""
        process.roles=broker,controller
        node.id=1
        controller.quorum.bootstrap.servers=127.0.0.1:{_controllerPort}
        listeners=PLAINTEXT://127.0.0.1:{_port},CONTROLLER://127.0.0.1:{_controllerPort}
        advertised.listeners=PLAINTEXT://127.0.0.1:{_port},CONTROLLER://127.0.0.1:{_controllerPort}
        controller.listener.names=CONTROLLER
        listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
        inter.broker.listener.name=PLAINTEXT
        log.dirs={Path.Combine(_folder, "data")}
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
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
