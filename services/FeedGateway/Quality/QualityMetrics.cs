using System.Diagnostics.Metrics;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Quality;

/// <summary>Shows the quality factor and what it comes to. A hosted service only so that the gauges are there from the start.</summary>
internal sealed class QualityMetrics(IMeterFactory meters, QualityFactor quality, CandidateCounts counts) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(FeedMetrics.MeterName);
        meter.CreateObservableGauge("feedranking.quality.factor", () => quality.Value, "1", "Share of the candidates that pages are ranked out of now.");
        meter.CreateObservableGauge(
            "feedranking.quality.candidates", Counts, "{candidate}", "Candidates that are asked of retrieval now, and that the heavy ranker is asked about.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Measurement<int>[] Counts() =>
    [
        new(counts.Retrieved, new KeyValuePair<string, object?>("stage", Stages.Retrieve)),
        new(counts.HeavyFor(FeedRequestReader.DefaultSize), new KeyValuePair<string, object?>("stage", Stages.Heavy)),
    ];
}
