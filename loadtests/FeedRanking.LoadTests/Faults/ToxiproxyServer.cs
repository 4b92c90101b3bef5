using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace FeedRanking.LoadTests.Faults;

/// <summary><c>toxiproxy-server</c> on loopback, with one proxy for each part of the system that it stands before.</summary>
internal sealed class ToxiproxyServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly Dictionary<string, (string Address, string Server)> _proxies = [];
    private readonly Dictionary<string, Toxic> _disturbed = [];

    private ToxiproxyServer(Process process, int port) =>
        (_process, _http) = (process, new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") });

    /// <exception cref="LoadTestException">It does not answer.</exception>
    public static async Task<ToxiproxyServer> StartAsync(string program, TimeProvider clock)
    {
        var port = FreePort();
        string[] arguments = ["-host", "127.0.0.1", "-port", $"{port}"];
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ToxiproxyServer(process, port);
        var begin = clock.GetTimestamp();
        while (!await server.AnswersAsync())
        {
            if (process.HasExited || clock.GetElapsedTime(begin) > StartLimit)
            {
                server.Dispose();
                throw new LoadTestException($"{program} does not answer on port {port}.");
            }

            await Task.Delay(Pause, clock);
        }

        return server;
    }

    /// <summary>Stands before a server from now on.</summary>
    /// <returns>host:port for its clients.</returns>
    public async Task<string> StandBeforeAsync(string part, string server)
    {
        var address = $"127.0.0.1:{FreePort()}";
        _proxies[part] = (address, server);
        await CreateAsync(part);
        return address;
    }

    /// <summary>Disturbs all connections, old and new.</summary>
    public async Task DisturbAsync(string part, Toxic toxic)
    {
        _disturbed[part] = toxic;
        foreach (var stream in Streams(toxic))
        {
            using var answer = await _http.PostAsJsonAsync(
                $"/proxies/{part}/toxics", new { name = stream, type = toxic.Type, stream, toxicity = 1.0, attributes = toxic.Attributes });
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Lets everything through again. Connections that were silent are closed.</summary>
    public async Task HealAsync(string part)
    {
        if (!_disturbed.Remove(part, out var toxic))
        {
            return;
        }

        if (toxic == Toxic.HalfOpen)
        {
            // Under load toxiproxy may wait for ever when silence is taken away from a connection. A proxy that is made anew closes them as well.
            await DeleteAsync($"/proxies/{part}");
            await CreateAsync(part);
            return;
        }

        foreach (var stream in Streams(toxic))
        {
            await DeleteAsync($"/proxies/{part}/toxics/{stream}");
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private static string[] Streams(Toxic toxic) => toxic.BothWays ? ["downstream", "upstream"] : ["downstream"];

    private async Task CreateAsync(string part)
    {
        var (address, server) = _proxies[part];
        using var answer = await _http.PostAsJsonAsync("/proxies", new { name = part, listen = address, upstream = server, enabled = true });
        answer.EnsureSuccessStatusCode();
    }

    private async Task DeleteAsync(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri(path, UriKind.Relative));
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
