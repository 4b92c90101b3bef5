using System.Globalization;
using System.Text.Json;

namespace FeedRanking.Testing.Telemetry;

/// <summary>Debian's Prometheus on a free loopback port, scraping given addresses twice a second.</summary>
public sealed class PrometheusServer : IAsyncDisposable
{
    /// <summary>Name of the program (see <see cref="Tools.Find"/>).</summary>
    public const string Tool = "prometheus";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private ChildProcess? _process;

    private PrometheusServer()
    {
    }

    /// <summary>Starts one that belongs to the caller alone.</summary>
    /// <param name="targets">host:port of each <c>/metrics</c>.</param>
    public static async Task<PrometheusServer> StartAsync(IEnumerable<string> targets)
    {
        var server = new PrometheusServer();
        var port = FreePort.Next();
        var configuration = server._folder.Combine("prometheus.yaml");
        await File.WriteAllTextAsync(
            configuration,
            $$"""
            global: { scrape_interval: 500ms, scrape_timeout: 500ms }
            scrape_configs:
              - job_name: feedranking
                static_configs: [ { targets: [ {{string.Join(", ", targets.Select(target => $"\"{target}\""))}} ] } ]
            """);
        server._http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        server._process = ChildProcess.Start(
            Tools.Find(Tool)!,
            [
                $"--config.file={configuration}", $"--storage.tsdb.path={server._folder.Combine("data")}",
                $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
            ]);
        await server._process.WaitUntilAsync(server.IsReadyAsync, StartLimit, "Prometheus being ready");
        return server;
    }

    /// <summary>Answers a PromQL query: labels and value of each series of an instant vector.</summary>
    public async Task<IReadOnlyList<(IReadOnlyDictionary<string, string> Labels, double Value)>> QueryAsync(string promQl)
    {
        var text = await _http.GetStringAsync(new Uri($"/api/v1/query?query={Uri.EscapeDataString(promQl)}", UriKind.Relative));
        return
        [
            .. JsonSerializer.Deserialize<JsonElement>(text).GetProperty("data").GetProperty("result").EnumerateArray().Select(series => (
                (IReadOnlyDictionary<string, string>)series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
                double.Parse(series.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture))),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.KillAsync();
            _process.Dispose();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/-/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
