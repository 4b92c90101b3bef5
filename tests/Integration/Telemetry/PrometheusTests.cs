using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;
using FeedRanking.Testing.Telemetry;

namespace FeedRanking.Integration.Tests.Telemetry;

/// <summary>Debian's Prometheus reads what the services say.</summary>
[Collection(SystemCollection.Name)]
public sealed class PrometheusTests(RunningSystem system)
{
    // Rules of style that names of the runtime's own meter break; the pages are valid all the same.
    private const string StyleOfTheRuntime = "non-histogram and non-summary metrics should not have \"_count\" suffix";

    [RequiresToolFact(PrometheusServer.Tool)]
    public async Task Prometheus_ScrapesEveryService_AndAnswersQueries()
    {
        await system.UntilServedByAsync("heavy", WorldViewers.All.Some(1, seed: 9)[0]);
        await using var prometheus = await PrometheusServer.StartAsync(Scrapes.Targets(system).Values);

        await Eventually.Async(
            async () => (await prometheus.QueryAsync("up == 1")).Count == 5, TimeSpan.FromSeconds(60), "Prometheus seeing five services");
        (await prometheus.QueryAsync("target_info")).Select(series => series.Labels["service_name"])
            .ShouldBe(TelemetrySchema.Services, ignoreOrder: true);

        var served = await prometheus.QueryAsync("sum(feedranking_feed_requests_total{served_by=\"heavy\"})");
        served.ShouldHaveSingleItem().Value.ShouldBeGreaterThanOrEqualTo(1);
        var p95Seconds = await prometheus.QueryAsync("histogram_quantile(0.95, sum by (le) (feedranking_feed_duration_seconds_bucket))");
        p95Seconds.ShouldHaveSingleItem().Value.ShouldBeInRange(1e-4, 5);
    }

    [RequiresToolFact("promtool")]
    public async Task Promtool_FindsNoErrorOnAnyPage()
    {
        using var folder = new TemporaryFolder();
        foreach (var page in await Scrapes.AllAsync(system))
        {
            var file = folder.Combine(page.Service);
            await File.WriteAllTextAsync(file, page.Text);
            var (code, output) = await ShellCommand.RunAsync($"'{Tools.Find("promtool")}' check metrics <'{file}'");

            // 1 is a page that cannot be read, 3 a matter of style.
            code.ShouldBeOneOf(0, 3);
            var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            said.ShouldAllBe(line => line.StartsWith("dotnet_", StringComparison.Ordinal) && line.EndsWith(StyleOfTheRuntime, StringComparison.Ordinal), page.Service);
        }
    }
}
