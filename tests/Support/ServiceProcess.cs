using System.Net;

namespace FeedRanking.Testing;

/// <summary>One of our services as its own process, on a free loopback port; ends with the test run at the latest.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private ServiceProcess(ChildProcess process, int port)
    {
        (_process, Port) = (process, port);
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    /// <summary>Its loopback port.</summary>
    public int Port { get; }

    /// <summary>What it has written so far.</summary>
    public string Output => _process.Output;

    /// <summary>Starts a service that the test project references, with configuration keys as in appsettings.json.</summary>
    /// <param name="name">Folder under services/, for example "EventPipeline".</param>
    /// <param name="settings">Configuration, for example <c>Redis:Address</c>.</param>
    public static ServiceProcess Start(string name, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var port = FreePort.Next();
        var environment = settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        environment["Kestrel__Endpoints__Http__Url"] = $"http://127.0.0.1:{port}";

        // Built beside the tests, in the same configuration: …/bin/Release/net10.0/.
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = RepositoryRoot.Combine("services", name, "bin", build.Parent!.Name, build.Name);
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Tools.FindOnPath("dotnet") ?? "dotnet";
        return new ServiceProcess(ChildProcess.Start(dotnet, [Path.Combine(folder, $"FeedRanking.{name}.dll")], environment), port);
    }

    /// <summary>Asks it over HTTP; status 0 when it cannot be reached.</summary>
    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException error)
        {
            return (0, error.Message);
        }
    }

    /// <summary>Waits until <c>/health/ready</c> answers 200; fails with the service's output when it ends or is late.</summary>
    public Task ReadyAsync(TimeSpan limit) => _process.WaitUntilAsync(
        async () => (await GetAsync("/health/ready")).Status == HttpStatusCode.OK, limit, "The service being ready");

    /// <summary>Ends it at once, without notice.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http.Dispose();
        _process.Dispose();
    }
}
