using System.Net.Http.Json;

namespace FeedRanking.Testing;

/// <summary>
/// <c>toxiproxy-server</c> between a client and one server, on loopback. Its connections can be made half-open: they stand, and nothing
/// comes through.
/// </summary>
public sealed class Toxiproxy : IAsyncDisposable
{
    /// <summary>File name of the program (see <see cref="Tools.Find"/>).</summary>
    public const string Tool = "toxiproxy-server";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private static readonly string[] BothWays = ["upstream", "downstream"];

    private readonly ChildProcess _process;
    private readonly HttpClient _http;
    private readonly List<string> _disturbed = [];

    private Toxiproxy(ChildProcess process, int apiPort, string address)
    {
        _process = process;
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{apiPort}") };
        Address = address;
    }

    /// <summary>host:port for the client.</summary>
    public string Address { get; }

    /// <summary>Starts it before a server.</summary>
    /// <param name="upstream">host:port of the server.</param>
    public static async Task<Toxiproxy> StartAsync(string upstream)
    {
        var apiPort = FreePort.Next();
        var address = $"127.0.0.1:{FreePort.Next()}";
        var process = ChildProcess.Start(Tools.Find(Tool)!, ["-host", "127.0.0.1", "-port", $"{apiPort}"]);
        var proxy = new Toxiproxy(process, apiPort, address);
        await process.WaitUntilAsync(proxy.AnswersAsync, StartLimit, "toxiproxy-server answering");
        await proxy.PostAsync("/proxies", new { name = "server", listen = address, upstream, enabled = true });
        return proxy;
    }

    /// <summary>From now on nothing comes through in either direction, on old and new connections, and none is closed.</summary>
    public Task SilenceAsync() => DisturbAsync("timeout", "timeout", 0, BothWays);

    /// <summary>From now on every answer comes so much later.</summary>
    public Task DelayAsync(int ms) => DisturbAsync("latency", "latency", ms, "downstream");

    /// <summary>From now on every connection breaks after so many bytes of answers.</summary>
    public Task CutAfterAsync(int bytes) => DisturbAsync("limit_data", "bytes", bytes, "downstream");

    /// <summary>From now on so many KB a second come through in each direction of a connection.</summary>
    public Task NarrowAsync(int kilobytesPerSecond) => DisturbAsync("bandwidth", "rate", kilobytesPerSecond, BothWays);

    /// <summary>Lets everything through again. toxiproxy closes the connections that were silent.</summary>
    public async Task HealAsync()
    {
        foreach (var stream in _disturbed)
        {
            using var answer = await _http.DeleteAsync(new Uri($"/proxies/server/toxics/{stream}", UriKind.Relative));
            answer.EnsureSuccessStatusCode();
        }

        _disturbed.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.KillAsync();
        _http.Dispose();
        _process.Dispose();
    }

    private async Task DisturbAsync(string type, string attribute, int value, params string[] streams)
    {
        foreach (var stream in streams)
        {
            _disturbed.Add(stream);
            await PostAsync(
                "/proxies/server/toxics", new { name = stream, type, stream, toxicity = 1.0, attributes = new Dictionary<string, int> { [attribute] = value } });
        }
    }

    private async Task PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/version", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
