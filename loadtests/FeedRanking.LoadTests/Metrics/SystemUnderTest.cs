using System.Text.Json;

namespace FeedRanking.LoadTests.Metrics;

/// <summary>The running system as the load test sees it: the gateway's address, and the other parts where the launcher knows them.</summary>
internal sealed class SystemUnderTest : IDisposable
{
    public const string Gateway = "FeedGateway";

    // The launcher's port plan: the gateway's gRPC port lies eight above its public one.
    private const int GrpcOffset = 8;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly IReadOnlyList<SystemPart> _parts;

    private SystemUnderTest(Uri gateway, IReadOnlyList<SystemPart> parts) => (GatewayAddress, _parts) = (gateway, parts);

    public Uri GatewayAddress { get; }

    /// <summary>Names of the parts that are processes of this machine, with their ports.</summary>
    public IReadOnlyDictionary<string, int> LocalParts => _parts.Where(part => part.Pid is not null).ToDictionary(part => part.Name, part => part.Port);

    /// <summary>A model service's gRPC address: in the launcher's plan it lies one port after its own.</summary>
    /// <exception cref="LoadTestException">The launcher knows no such service.</exception>
    public Uri GrpcAddressOf(string service) => _parts.FirstOrDefault(part => part.Name == service && part.Pid is not null) is { } found
        ? new UriBuilder(GatewayAddress) { Port = found.Port + 1 }.Uri
        : throw new LoadTestException($"{service} does not run, or not under this launcher.");

    public Uri GrpcAddress => new UriBuilder(GatewayAddress) { Port = GatewayAddress.Port + GrpcOffset }.Uri;

    /// <param name="url">The gateway's address; null takes it from the status.</param>
    /// <param name="statusFile">What <c>deploy/status.sh --json</c> printed; null when nothing is known but the gateway.</param>
    /// <exception cref="LoadTestException">There is no gateway.</exception>
    public static SystemUnderTest Find(Uri? url, string? statusFile)
    {
        var parts = statusFile is null ? [] : Read(statusFile);
        var gateway = parts.FirstOrDefault(part => part.Name == Gateway);
        if (url is not null && gateway?.Port != url.Port)
        {
            // The status is another system's.
            return new SystemUnderTest(url, [new SystemPart(Gateway, null, url.Port, IsService: true)]);
        }

        return gateway is { Pid: not null }
            ? new SystemUnderTest(url ?? new Uri($"http://127.0.0.1:{gateway.Port}"), parts)
            : throw new LoadTestException("No system is running: start one with ./deploy/up.sh --detach, or name it with --url.");
    }

    /// <summary>Reads every part. A service that does not answer is left out.</summary>
    public async Task<SystemSnapshot> ReadAsync()
    {
        var pages = new Dictionary<string, PrometheusPage>();
        foreach (var part in _parts.Where(part => part.IsService))
        {
            try
            {
                pages[part.Name] = new PrometheusPage(await _http.GetStringAsync(new UriBuilder(GatewayAddress) { Port = part.Port, Path = "/metrics" }.Uri));
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
            {
                continue;
            }
        }

        return new SystemSnapshot(pages, ByPart(ProcessFiles.CpuSeconds), MemoryMb());
    }

    /// <summary>Reads the gateway's page alone; null when it does not answer within a second.</summary>
    public async Task<PrometheusPage?> ReadGatewayAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            return new PrometheusPage(await _http.GetStringAsync(new Uri(GatewayAddress, "/metrics"), limit.Token));
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Resident memory of each part that is a process of this machine.</summary>
    public IReadOnlyDictionary<string, double> MemoryMb() => ByPart(ProcessFiles.MemoryMb);

    /// <summary>Open files, sockets and pipes of each part that is a process of this machine.</summary>
    public IReadOnlyDictionary<string, double> Handles() => ByPart(ProcessFiles.Handles);

    public void Dispose() => _http.Dispose();

    private Dictionary<string, double> ByPart(Func<int, double?> read) => _parts
        .Where(part => part.Pid is not null)
        .Select(part => (part.Name, Value: read(part.Pid!.Value)))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Name, pair => pair.Value!.Value);

    private static List<SystemPart> Read(string statusFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(statusFile));
        return [.. json.RootElement.GetProperty("services").EnumerateArray().Select(part => new SystemPart(
            part.GetProperty("name").GetString()!,
            part.GetProperty("pid").ValueKind == JsonValueKind.Number ? part.GetProperty("pid").GetInt32() : null,
            part.GetProperty("port").GetInt32(),
            part.GetProperty("kind").GetString() == "service"))];
    }
}
