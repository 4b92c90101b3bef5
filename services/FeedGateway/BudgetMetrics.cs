using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway;

/// <summary>Shows the budget that this process runs with, so that dashboards and load tests read it and nobody writes it a second time.</summary>
internal sealed class BudgetMetrics(IMeterFactory meters, IOptions<LatencyBudgetOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var budget = options.Value;
        Measurement<double>[] steps =
        [
            Step(Stages.Viewer, budget.ViewerMs), Step(Stages.Retrieve, budget.RetrieveMs), Step(Stages.Filter, budget.FilterMs),
            Step(Stages.Light, budget.LightMs), Step(Stages.Heavy, budget.HeavyMs), Step(Stages.Rerank, budget.RerankMs),
            Step("reserve", budget.ReserveMs), Step("total", budget.TotalMs),
        ];
        meters.Create(FeedMetrics.MeterName).CreateObservableGauge(
            "feedranking.budget", () => steps, "s", "The latency budget: caps of the steps, what is kept for ladder and response, and the whole.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static Measurement<double> Step(string name, int durationMs) =>
        new(durationMs / 1_000.0, new KeyValuePair<string, object?>("step", name));
}
