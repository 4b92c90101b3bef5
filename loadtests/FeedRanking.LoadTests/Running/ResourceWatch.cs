using FeedRanking.LoadTests.Metrics;

namespace FeedRanking.LoadTests.Running;

/// <summary>Looks at memory and handles of every part each few seconds, while a load runs.</summary>
internal sealed class ResourceWatch : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset At, ResourcePoint Point)> _points = [];
    private readonly ITimer _timer;

    public ResourceWatch(SystemUnderTest system, TimeProvider clock) => _timer = clock.CreateTimer(
        _ =>
        {
            var (memory, handles) = (system.MemoryMb(), system.Handles());
            lock (_gate)
            {
                _points.Add((clock.GetUtcNow(), new ResourcePoint(0, memory, handles)));
            }
        },
        null,
        Interval,
        Interval);

    /// <summary>Everything seen since a moment, with times counted from it.</summary>
    public async Task<IReadOnlyList<ResourcePoint>> StopAsync(DateTimeOffset since)
    {
        await _timer.DisposeAsync();
        lock (_gate)
        {
            return [.. _points.Where(point => point.At >= since).Select(point => point.Point with { AtSeconds = (point.At - since).TotalSeconds })];
        }
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
