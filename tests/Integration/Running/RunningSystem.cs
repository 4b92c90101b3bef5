using System.Diagnostics;
using System.Text.Json;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;
using FeedRanking.Testing.Telemetry;

namespace FeedRanking.Integration.Tests.Running;

/// <summary>
/// The whole system on the built-in world, started once for all tests by the scripts that users run, on free ports and in a run folder of its
/// own. Tests that break something call <see cref="RepairAsync"/> afterwards.
/// </summary>
public sealed class RunningSystem : IAsyncLifetime, IDisposable
{
    private const int FirstPort = 24_000;
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private FeedClient? _feeds;
    private Collector? _collector;

    internal static IReadOnlyList<string> ServicesBehindTheGateway { get; } =
        [.. ComponentName.Services.Where(name => name != ComponentName.FeedGateway)];

    internal string RunFolder { get; } = RepositoryRoot.Combine("artifacts", "test-run");

    internal int Port { get; } = PortProbe.FreeBlock(FirstPort);

    internal FeedClient Feeds => _feeds!;

    /// <summary>Where every service of the system sends its telemetry; there where the tool is.</summary>
    internal Collector Collector => _collector!;

    private Dictionary<string, string> Environment => new(_collector?.Environment ?? new Dictionary<string, string>(), StringComparer.Ordinal)
    {
        // One round calls everything once, which is what tests need; the others are for latency.
        ["WarmUp__Rounds"] = "1",
    };

    public async Task InitializeAsync()
    {
        if (Needs.WhatIsMissing(Need.Redis | Need.Kafka) is not null)
        {
            return;
        }

        // What an interrupted run left.
        await ScriptAsync("down.sh");
        if (Directory.Exists(RunFolder))
        {
            Directory.Delete(RunFolder, recursive: true);
        }

        _collector = Needs.WhatIsMissing(Collector.Tool) is null ? await Collector.StartAsync() : null;
        var (code, output) = await UpAsync();
        code.ShouldBe(0, output);
        _feeds = new FeedClient(Port);
    }

    /// <summary>up.sh --detach: starts everything, or what has died.</summary>
    internal Task<(int Code, string Output)> UpAsync() => ScriptAsync("up.sh", $"--detach --port {Port}");

    internal async Task RepairAsync()
    {
        var (code, output) = await UpAsync();
        code.ShouldBe(0, output);
    }

    internal Task<(int Code, string Output)> ScriptAsync(string script, string arguments = "") =>
        ShellCommand.RunAsync($"'{RepositoryRoot.Combine("deploy", script)}' {arguments} --run-dir '{RunFolder}'", StartLimit, Environment);

    internal async Task<SystemStatus> StatusAsync()
    {
        var (code, output) = await ScriptAsync("status.sh", "--json");
        code.ShouldBe(0, output);
        return JsonSerializer.Deserialize<SystemStatus>(output)!;
    }

    /// <summary>kill -9, and returns when they are gone.</summary>
    internal async Task KillAsync(params string[] names)
    {
        var status = await StatusAsync();
        foreach (var name in names)
        {
            using var process = Process.GetProcessById(status[name].Pid!.Value);
            process.Kill();
        }

        await Eventually.Async(
            async () => (await StatusAsync()).Services.Where(service => names.Contains(service.Name)).All(service => service.Pid is null),
            what: $"The end of {string.Join(", ", names)}");
    }

    /// <summary>Waits until a viewer's page is served by a rung of the ladder.</summary>
    internal async Task<FeedPage> UntilServedByAsync(string servedBy, long viewerId)
    {
        FeedPage? page = null;
        try
        {
            await Eventually.Async(
                async () =>
                {
                    page = (await Feeds.GetAsync(viewerId)).ShouldBeFull(20);
                    // A heavy page may still lack the viewer, where reading the row was late; that is not the page to look at.
                    return page.ServedBy == servedBy && (servedBy != "heavy" || page.Degraded.Count == 0);
                },
                what: $"A page served by '{servedBy}'");
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException(
                $"{late.Message} Last it was '{page?.ServedBy}', degraded: {string.Join(", ", page?.Degraded.Select(d => $"{d.Stage} {d.Reason}") ?? [])}.", late);
        }

        return page!;
    }

    public async Task DisposeAsync()
    {
        await ScriptAsync("down.sh");
        await (_collector?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public void Dispose() => _feeds?.Dispose();
}
