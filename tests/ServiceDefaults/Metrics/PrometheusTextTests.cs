using System.Diagnostics.Metrics;
using FeedRanking.ServiceDefaults.Metrics;
using FeedRanking.ServiceDefaults.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace FeedRanking.ServiceDefaults.Tests.Metrics;

public class PrometheusTextTests
{
    [Fact]
    public void Scrape_EveryKindOfInstrument_IsTheGoldenText()
    {
        using var meter = new Meter("FeedRanking.Golden");
        using var exporter = new PrometheusExporter();
        using var provider = Provide(exporter, meter.Name);
        var requests = meter.CreateCounter<long>("feedranking.feed.requests", "{request}", "Feeds answered, by \\ rung.\nAll of them.");
        requests.Add(2, new KeyValuePair<string, object?>("served_by", "heavy"));
        requests.Add(1, new KeyValuePair<string, object?>("served_by", "a \"quoted\\\" one\nmore"));
        meter.CreateUpDownCounter<int>("feedranking.queue.length", "{event}").Add(-3);
        meter.CreateObservableGauge("feedranking.quality.factor", () => 0.75, "1", "Share of candidates that reach the heavy ranker.");
        var duration = meter.CreateHistogram<double>(
            "feedranking.stage.duration", "s", "Time of a stage.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.1] });
        duration.Record(0.005, new KeyValuePair<string, object?>("stage", "light"), new KeyValuePair<string, object?>("cached", true));
        duration.Record(0.5, new KeyValuePair<string, object?>("stage", "light"), new KeyValuePair<string, object?>("cached", true));

        exporter.Scrape().ShouldBe(
            """
            # HELP target_info What reports these metrics.
            # TYPE target_info gauge
            target_info{service_name="golden",service_version="1.2.3"} 1
            # HELP feedranking_feed_requests_total Feeds answered, by \\ rung.\nAll of them.
            # TYPE feedranking_feed_requests_total counter
            feedranking_feed_requests_total{otel_scope_name="FeedRanking.Golden",served_by="heavy"} 2
            feedranking_feed_requests_total{otel_scope_name="FeedRanking.Golden",served_by="a \"quoted\\\" one\nmore"} 1
            # HELP feedranking_quality_factor_ratio Share of candidates that reach the heavy ranker.
            # TYPE feedranking_quality_factor_ratio gauge
            feedranking_quality_factor_ratio{otel_scope_name="FeedRanking.Golden"} 0.75
            # TYPE feedranking_queue_length gauge
            feedranking_queue_length{otel_scope_name="FeedRanking.Golden"} -3
            # HELP feedranking_stage_duration_seconds Time of a stage.
            # TYPE feedranking_stage_duration_seconds histogram
            feedranking_stage_duration_seconds_bucket{otel_scope_name="FeedRanking.Golden",cached="true",stage="light",le="0.01"} 1
            feedranking_stage_duration_seconds_bucket{otel_scope_name="FeedRanking.Golden",cached="true",stage="light",le="0.1"} 1
            feedranking_stage_duration_seconds_bucket{otel_scope_name="FeedRanking.Golden",cached="true",stage="light",le="+Inf"} 2
            feedranking_stage_duration_seconds_sum{otel_scope_name="FeedRanking.Golden",cached="true",stage="light"} 0.505
            feedranking_stage_duration_seconds_count{otel_scope_name="FeedRanking.Golden",cached="true",stage="light"} 2

            """);
    }

    [Fact]
    public void Scrape_Twice_CountsGoOn()
    {
        using var meter = new Meter("FeedRanking.Twice");
        using var exporter = new PrometheusExporter();
        using var provider = Provide(exporter, meter.Name);
        var counter = meter.CreateCounter<long>("feedranking.things");
        counter.Add(1);
        exporter.Scrape().ShouldContain("feedranking_things_total{otel_scope_name=\"FeedRanking.Twice\"} 1\n");
        counter.Add(1);
        exporter.Scrape().ShouldContain("feedranking_things_total{otel_scope_name=\"FeedRanking.Twice\"} 2\n");
    }

    [Fact]
    public void Scrape_OneNameWithTwoTypes_KeepsOneBlock()
    {
        using var first = new Meter("FeedRanking.First");
        using var second = new Meter("FeedRanking.Second");
        using var exporter = new PrometheusExporter();
        using var provider = Provide(exporter, first.Name, second.Name);
        first.CreateUpDownCounter<long>("feedranking.same").Add(1);
        second.CreateHistogram<double>("feedranking.same").Record(1);

        var text = exporter.Scrape();

        text.Split("# TYPE feedranking_same ").Length.ShouldBe(2);
    }

    private static MeterProvider Provide(PrometheusExporter exporter, params string[] meters) => Sdk.CreateMeterProviderBuilder()
        .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddAttributes([new("service.name", "golden"), new("service.version", "1.2.3")]))
        .AddMeter(meters)
        .AddView(LatencyBuckets.ViewOf)
        .AddReader(new BaseExportingMetricReader(exporter))
        .Build();
}
