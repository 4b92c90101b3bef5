using FeedRanking.LoadTests.Metrics;

namespace FeedRanking.LoadTests.Results;

/// <summary>Joins the gateway's stages with what the services behind them measured, from the histograms of the measured time alone.</summary>
internal static class LedgerBuilder
{
    private const string StageDuration = "feedranking_stage_duration_seconds";
    private const string QueueWait = "feedranking_inference_queue_wait_seconds";
    private const string ModelRun = "feedranking_inference_run_duration_seconds";
    private const string Features = "feedranking_ranking_features_duration_seconds";
    private const string ServerDuration = "http_server_request_duration_seconds";
    private const double MsPerSecond = 1_000;

    private static readonly Dictionary<string, string> ServiceOfStage = new()
    {
        ["retrieve"] = "CandidateRetrieval",
        ["light"] = "LightRanker",
        ["heavy"] = "HeavyRanker",
    };

    private static readonly string[] InOrder = ["viewer", "retrieve", "filter", "light", "heavy", "rerank", "cursor"];

    /// <summary>Percentiles by stage.</summary>
    public static IReadOnlyDictionary<string, StageFigures> Stages(SystemSnapshot before, SystemSnapshot after) => InOrder
        .Select(stage => (stage, Duration: Between(before, after, SystemUnderTest.Gateway, StageDuration, ("stage", stage))))
        .Where(pair => pair.Duration.Count > 0)
        .ToDictionary(pair => pair.stage, pair => new StageFigures(
            Ms(pair.Duration.Percentile(0.50)), Ms(pair.Duration.Percentile(0.95)), Ms(pair.Duration.Percentile(0.99)), Ms(pair.Duration.Mean), pair.Duration.Count));

    /// <summary>One row per stage that ran.</summary>
    public static IReadOnlyList<LedgerRow> Rows(SystemSnapshot before, SystemSnapshot after, LatencyBudget budget) =>
        [.. Stages(before, after).Select(pair => Row(pair.Key, pair.Value, before, after, budget.CapMs(pair.Key)))];

    private static LedgerRow Row(string stage, StageFigures figures, SystemSnapshot before, SystemSnapshot after, double? capMs)
    {
        var row = new LedgerRow(stage, capMs, figures.MeanMs, figures.P50Ms, figures.P95Ms, figures.P99Ms, capMs - figures.P99Ms);
        if (!ServiceOfStage.TryGetValue(stage, out var service))
        {
            return row;
        }

        var served = Between(before, after, service, ServerDuration, ("http_route", "/feedranking.v1.*"));
        if (served.Count == 0)
        {
            return row;
        }

        var queue = Between(before, after, service, QueueWait, ("file", "model.onnx"));
        var run = Between(before, after, service, ModelRun, ("file", "model.onnx"));
        var features = Between(before, after, service, Features);
        return row with
        {
            QueueMeanMs = Ms(queue.Mean),
            QueueP99Ms = Ms(queue.Percentile(0.99)),
            ComputeMeanMs = Ms(run.Mean + features.Mean),

            // Of two parts that are measured apart, the sum of the percentiles is the most that theirs can be.
            ComputeP99Ms = Ms(run.Percentile(0.99) + features.Percentile(0.99)),
            ServiceMeanMs = Ms(served.Mean),
            HopMeanMs = figures.MeanMs - Ms(served.Mean),
        };
    }

    private static Histogram Between(SystemSnapshot before, SystemSnapshot after, string service, string name, params (string Name, string Value)[] labels) =>
        after.PageOf(service).Histogram(name, labels).Since(before.PageOf(service).Histogram(name, labels));

    private static double Ms(double seconds) => seconds * MsPerSecond;
}
