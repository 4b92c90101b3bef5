using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Tests.Results;

public sealed class LedgerBuilderTests
{
    private static readonly LatencyBudget Budget = new(new Dictionary<string, double> { ["viewer"] = 15, ["heavy"] = 60, ["total"] = 180 });

    [Fact]
    public void Rows_JoinStagesWithTheServicesBehindThem()
    {
        var before = Snapshot(Page(gatewayCount: 0, heavyMs: 0), HeavyPage(0));
        var after = Snapshot(Page(gatewayCount: 100, heavyMs: 8), HeavyPage(100));
        var rows = LedgerBuilder.Rows(before, after, Budget);

        rows.Select(row => row.Stage).ShouldBe(["viewer", "heavy"]);
        var heavy = rows[1];
        heavy.CapMs.ShouldBe(60);
        heavy.MeanMs.ShouldBe(8, 1e-9);
        heavy.HeadroomMs!.Value.ShouldBe(60 - heavy.P99Ms, 1e-9);
        heavy.QueueMeanMs!.Value.ShouldBe(1, 1e-9);
        heavy.ComputeMeanMs!.Value.ShouldBe(5, 1e-9);
        heavy.ServiceMeanMs!.Value.ShouldBe(6, 1e-9);
        heavy.HopMeanMs!.Value.ShouldBe(2, 1e-9);
        rows[0].QueueMeanMs.ShouldBeNull();
    }

    [Fact]
    public void Rows_WithoutTheServicesPages_HaveTheStagesAlone() =>
        LedgerBuilder.Rows(Snapshot(Page(0, 0), null), Snapshot(Page(100, 8), null), Budget)[1].ServiceMeanMs.ShouldBeNull();

    private static SystemSnapshot Snapshot(string gateway, string? heavy)
    {
        var pages = new Dictionary<string, PrometheusPage> { ["FeedGateway"] = new(gateway) };
        if (heavy is not null)
        {
            pages["HeavyRanker"] = new PrometheusPage(heavy);
        }

        return new SystemSnapshot(pages, new Dictionary<string, double>(), new Dictionary<string, double>());
    }

    private static string Page(int gatewayCount, double heavyMs) =>
        Histogram("feedranking_stage_duration_seconds", "stage=\"viewer\"", gatewayCount, gatewayCount * 0.0005)
        + Histogram("feedranking_stage_duration_seconds", "stage=\"heavy\"", gatewayCount, gatewayCount * heavyMs / 1_000);

    private static string HeavyPage(int count) =>
        Histogram("http_server_request_duration_seconds", "http_route=\"/feedranking.v1.HeavyRanker/Score\"", count, count * 0.006)
        + Histogram("http_server_request_duration_seconds", "http_route=\"/metrics\"", 50, 50)
        + Histogram("feedranking_inference_queue_wait_seconds", "file=\"model.onnx\"", count, count * 0.001)
        + Histogram("feedranking_inference_run_duration_seconds", "file=\"model.onnx\"", count, count * 0.003)
        + Histogram("feedranking_ranking_features_duration_seconds", "model=\"heavy-ranker\"", count, count * 0.002);

    private static string Histogram(string name, string labels, int count, double sum) => FormattableString.Invariant(
        $"{name}_bucket{{{labels},le=\"0.01\"}} {count}\n{name}_bucket{{{labels},le=\"+Inf\"}} {count}\n{name}_sum{{{labels}}} {sum}\n");
}
