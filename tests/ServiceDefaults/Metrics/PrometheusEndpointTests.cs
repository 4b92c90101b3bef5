using System.Diagnostics.Metrics;

namespace FeedRanking.ServiceDefaults.Tests.Metrics;

public class PrometheusEndpointTests
{
    [Fact]
    public async Task Metrics_AreTextWithOurMetersAndTheFrameworks()
    {
        using var meter = new Meter("FeedRanking.EndpointTest");
        await using var service = await TestService.StartAsync();
        meter.CreateHistogram<double>("feedranking.test.duration", "s").Record(0.1);
        await service.Http.GetAsync("/health/live");

        var answer = await service.Http.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        text.ShouldContain("target_info{");
        text.ShouldContain("service_name=\"service-defaults\"");
        text.ShouldContain("service_commit=");
        text.ShouldContain("feedranking_test_duration_seconds_bucket{otel_scope_name=\"FeedRanking.EndpointTest\",le=\"0.18\"} 1");
        text.ShouldContain("http_server_request_duration_seconds_bucket");
        text.ShouldContain("kestrel_active_connections");
        text.ShouldContain("dotnet_gc_collections_total");
        text.ShouldContain("feedranking_process_threads{");
        text.ShouldContain("feedranking_process_handles{");
        text.ShouldContain("feedranking_process_uptime_seconds{");
    }

    [Fact]
    public async Task Metrics_EachLine_IsACommentOrASample()
    {
        await using var service = await TestService.StartAsync();
        await service.Http.GetAsync("/health/ready");

        var lines = (await service.Http.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBeGreaterThan(20);
        foreach (var line in lines)
        {
            line.ShouldMatch("""^(# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .+|[a-zA-Z_:][a-zA-Z0-9_:]*\{.*\} -?([0-9.E+-]+|\+?Inf|NaN))$""");
        }
    }

    [Fact]
    public async Task Metrics_ScrapedByManyAtOnce_AllGetTheWholePage()
    {
        await using var service = await TestService.StartAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => service.Http.GetStringAsync("/metrics")));
        pages.ShouldAllBe(page => page.Contains("target_info", StringComparison.Ordinal) && page.EndsWith('\n'));
    }
}
