using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;
using FeedRanking.Pipeline;

namespace FeedRanking.Benchmarks.Pipeline;

/// <summary>What the executor costs a request: the home feed's six stages and ten components, none of which does anything.</summary>
public class ExecutorOverhead
{
    private const int Kept = 150;
    private const int Page = 20;
    private static readonly TimeSpan Total = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(1);

    private readonly NoQuery _query = new();
    private readonly Meter _meter = new(PipelineTelemetry.Name);
    private PipelineExecutor<NoQuery, Video> _executor = null!;

    /// <summary>Candidates that the source proposes.</summary>
    [Params(200, 1_000)]
    public int Candidates { get; set; }

    [GlobalSetup]
    public void Define()
    {
        var no = new NoWork([.. Enumerable.Range(0, Candidates).Select(id => new Video(id))], Kept, Page);
        var definition = new PipelineDefinition<NoQuery, Video>("benchmark", Cap)
            .Stage("viewer", Cap, stage => stage.Hydrate(no, OnFailure.Skip))
            .Stage("retrieve", Cap, stage => stage.Hydrate(no, OnFailure.Skip).Retrieve(no, OnFailure.FallToNextRung))
            .Stage("filter", Cap, stage => stage.Filter(no, OnFailure.FallToNextRung).Filter(no, OnFailure.FallToNextRung))
            .Stage("light", Cap, stage => stage.Score(no, OnFailure.FallToNextRung).Select(no, OnFailure.FallToNextRung))
            .Stage("heavy", Cap, stage => stage.Score(no, OnFailure.FallToNextRung))
            .Stage("rerank", Cap, stage => stage.Score(no, OnFailure.FallToNextRung).Rerank(no, OnFailure.FallToNextRung));
        _executor = new PipelineExecutor<NoQuery, Video>(definition, new PipelineTelemetry(_meter), no);
    }

    [GlobalCleanup]
    public void Close() => _meter.Dispose();

    [Benchmark]
    public async Task<bool> RunSixStages() =>
        (await _executor.RunAsync(_query, Deadline.Start(TimeProvider.System, Total), CancellationToken.None)).Completed;
}
