using FeedRanking.LoadTests.Metrics;
using FeedRanking.Local.Screens;
using FeedRanking.Local.State;

namespace FeedRanking.Local.Watch;

/// <summary>Asks the running system for everything that the dashboard shows.</summary>
internal sealed class WatchReader(StatusReader status, TimeProvider time) : IDisposable
{
    // A process that is held takes connections and never answers; the frame must not wait for it.
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMilliseconds(700);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<WatchSample> ReadAsync(RunState state, CancellationToken cancel)
    {
        var pages = ReadPagesAsync(state, cancel);
        var parts = (await status.ReadAsync(state, cancel)).Services;
        return new WatchSample(
            time.GetUtcNow(),
            parts,
            parts.Where(part => part.Pid is { } pid && ProcessFiles.IsHeld(pid)).Select(part => part.Name).ToHashSet(),
            await pages,
            ByPart(parts, ProcessFiles.CpuSeconds),
            ByPart(parts, ProcessFiles.MemoryMb));
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, double> ByPart(IEnumerable<ComponentStatus> parts, Func<int, double?> read) => parts
        .Where(part => part.Pid is not null)
        .Select(part => (part.Name, Value: read(part.Pid!.Value)))
        .Where(pair => pair.Value is not null)
        .ToDictionary(pair => pair.Name, pair => pair.Value!.Value);

    private async Task<Dictionary<string, PrometheusPage>> ReadPagesAsync(RunState state, CancellationToken cancel)
    {
        var services = StatusReader.Ordered(state).Where(part => part.Kind == Topology.ComponentKind.Service).ToList();
        var texts = await Task.WhenAll(services.Select(part => ReadPageAsync(part.Port, cancel)));
        return services.Zip(texts).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First.Name, pair => new PrometheusPage(pair.Second!));
    }

    private async Task<string?> ReadPageAsync(int port, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(AnswerLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await _http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"), both.Token);
        }
        catch (Exception away) when (away is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }
}
