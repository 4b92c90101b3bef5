using System.Diagnostics.Metrics;
using FeedRanking.Testing;

namespace FeedRanking.Pipeline.Tests.Fakes;

/// <summary>A pipeline under a fake clock: 180 ms in all, 30 ms kept for the ladder.</summary>
internal sealed class PipelineHarness : IDisposable
{
    private readonly Meter _meter = new("FeedRanking.Pipeline.Tests");

    public PipelineHarness() => Telemetry = new PipelineTelemetry(_meter);

    public static TimeSpan Total => TimeSpan.FromMilliseconds(180);

    public static TimeSpan Reserve => TimeSpan.FromMilliseconds(30);

    public ManualTimeProvider Clock { get; } = new();

    public FakeObserver Observer { get; } = new();

    public PipelineTelemetry Telemetry { get; }

    public static PipelineDefinition<Query, Item> Define() => new("test", Reserve);

    public async Task<PipelineRun<Query, Item>> RunAsync(PipelineDefinition<Query, Item> definition, Query? query = null) =>
        await Start(definition, query);

    /// <summary>Starts a run that a test lets go on by moving the clock.</summary>
    public Task<PipelineRun<Query, Item>> Start(
        PipelineDefinition<Query, Item> definition, Query? query = null, CancellationToken aborted = default) =>
        new PipelineExecutor<Query, Item>(definition, Telemetry, Observer)
            .RunAsync(query ?? new Query(3), Deadline.Start(Clock, Total), aborted).AsTask();

    public Ladder<Query, Item> Ladder(params ILadderRung<Query, Item>[] rungs) => new(rungs, Reserve, Clock, Telemetry, Observer);

    public static TimeSpan Ms(double durationMs) => TimeSpan.FromMilliseconds(durationMs);

    public void Dispose() => _meter.Dispose();
}
