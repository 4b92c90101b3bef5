using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FeedRanking.Benchmarks.Ratios;
using FeedRanking.Benchmarks.Running;

namespace FeedRanking.Benchmarks.Peers;

/// <summary>
/// The same feed out of Node.js (loadtests/peers/node), a process per core. It is commanded by nothing: it serves until its standard input
/// ends.
/// </summary>
internal sealed class NodePeer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly int[] _workers;

    private NodePeer(Process process, Uri address, int[] workers, string description)
    {
        _process = process;
        _workers = workers;
        Address = address;
        Description = description;
    }

    public Uri Address { get; }

    /// <summary>Versions of what it is made of.</summary>
    public string Description { get; }

    /// <summary>CPU that its serving processes have used.</summary>
    public TimeSpan Cpu => _workers.Aggregate(TimeSpan.Zero, (sum, pid) => sum + ProcessCpu.Of(pid));

    /// <summary>Starts it and waits until it serves.</summary>
    /// <exception cref="UnmeasurableException">Node.js or its packages are not here.</exception>
    public static async Task<NodePeer> StartAsync(BenchSetting setting)
    {
        var modules = Environment.GetEnvironmentVariable("FEEDRANKING_NODE_PEER");
        if (string.IsNullOrEmpty(modules))
        {
            throw new UnmeasurableException("the Node.js peer's packages are not here; ./deploy/bench.sh fetches them where npm is");
        }

        var settings = new Dictionary<string, object>
        {
            ["redis"] = setting.System.Redis,
            ["light"] = setting.ModelFolder("light-ranker"),
            ["heavy"] = setting.ModelFolder("heavy-ranker"),
            ["proto"] = RepositoryFolder.Combine("shared", "Contracts", "Protos"),
            ["workers"] = Environment.ProcessorCount,
        };
        var start = new ProcessStartInfo("node", [RepositoryFolder.Combine("loadtests", "peers", "node", "peer.js"), JsonSerializer.Serialize(settings)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["NODE_PATH"] = modules;
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        if (line is null)
        {
            await process.WaitForExitAsync();
            throw new UnmeasurableException($"the Node.js peer ended with code {process.ExitCode}");
        }

        using var ready = JsonDocument.Parse(line);
        var port = ready.RootElement.GetProperty("port").GetInt32();
        return new NodePeer(
            process,
            new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")),
            [.. ready.RootElement.GetProperty("pids").EnumerateArray().Select(pid => pid.GetInt32())],
            ready.RootElement.GetProperty("versions").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
