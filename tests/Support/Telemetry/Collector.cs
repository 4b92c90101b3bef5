namespace FeedRanking.Testing.Telemetry;

/// <summary>
/// The real OpenTelemetry Collector on a free loopback port. What it receives it writes into files, a line of OTLP JSON each, one file per signal.
/// </summary>
public sealed class Collector : IAsyncDisposable
{
    /// <summary>Name of the program (see <see cref="Tools.Find"/>).</summary>
    public const string Tool = "otelcol";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess? _process;

    private Collector()
    {
    }

    /// <summary>
    /// What tells a service to send everything here. Spans only of requests whose caller asks for it (<c>traceparent</c> with the flag 01): what
    /// the other tests measure stays what it is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{_port}",
        ["OTEL_TRACES_SAMPLER"] = "parentbased_always_off",
        ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "1000",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "3000",
    };

    /// <summary>Starts one that belongs to the caller alone.</summary>
    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        var configuration = collector._folder.Combine("collector.yaml");
        await File.WriteAllTextAsync(configuration, collector.Configuration());
        collector._process = ChildProcess.Start(Tools.Find(Tool)!, ["--config", configuration]);
        await collector._process.WaitUntilAsync(
            () => Task.FromResult(collector._process.Output.Contains("Everything is ready", StringComparison.Ordinal)), StartLimit, "The collector being ready");
        return collector;
    }

    /// <summary>The lines of a signal so far: traces, metrics or logs.</summary>
    public IReadOnlyList<string> Lines(string signal)
    {
        var file = _folder.Combine(signal + ".json");
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();

        // The last line may be half written.
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            _process.Dispose();
        }

        _folder.Dispose();
    }

    private string Configuration() =>
        $$"""
        receivers:
          otlp: { protocols: { grpc: { endpoint: "127.0.0.1:{{_port}}" } } }
        exporters:
          file/traces: { path: "{{_folder.Combine("traces.json")}}", flush_interval: 200ms }
          file/metrics: { path: "{{_folder.Combine("metrics.json")}}", flush_interval: 200ms }
          file/logs: { path: "{{_folder.Combine("logs.json")}}", flush_interval: 200ms }
        service:
          telemetry: { metrics: { level: none } }
          pipelines:
            traces: { receivers: [otlp], exporters: [file/traces] }
            metrics: { receivers: [otlp], exporters: [file/metrics] }
            logs: { receivers: [otlp], exporters: [file/logs] }
        """;
}
