using FeedRanking.LoadTests.Metrics;

namespace FeedRanking.LoadTests.Running;

/// <summary>Looks at the gateway's metrics each second, while a load runs. A look that takes longer leaves the next ones out.</summary>
internal sealed class GatewayWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<(DateTimeOffset At, PrometheusPage Page)> _pages = [];
    private readonly Task _watching;

    public GatewayWatch(SystemUnderTest system, TimeProvider clock) => _watching = WatchAsync(system, clock);

    /// <summary>Everything seen since a moment, with times counted from it.</summary>
    public async Task<IReadOnlyList<GatewayPoint>> StopAsync(DateTimeOffset since)
    {
        await _stop.CancelAsync();
        await _watching;
        return [.. _pages.Where(seen => seen.At >= since).Select(seen => GatewayPoint.Of(seen.Page, (seen.At - since).TotalSeconds))];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(SystemUnderTest system, TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (await system.ReadGatewayAsync() is { } page)
                {
                    _pages.Add((clock.GetUtcNow(), page));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }
}
