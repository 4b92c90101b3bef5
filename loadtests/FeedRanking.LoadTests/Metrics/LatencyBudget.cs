namespace FeedRanking.LoadTests.Metrics;

/// <summary>The budget that the running gateway publishes: no threshold is written a second time.</summary>
/// <param name="StepsMs">Step to its cap in ms; with "reserve" and "total".</param>
internal sealed record LatencyBudget(IReadOnlyDictionary<string, double> StepsMs)
{
    private const string Metric = "feedranking_budget_seconds";
    private const string Total = "total";
    private const int MsDecimals = 6;

    public double TotalMs => StepsMs[Total];

    /// <summary>The cap of a stage. Reading what a cursor leads to is one round trip, like reading the viewer, and has the same.</summary>
    /// <returns>Null for a part without a cap.</returns>
    public double? CapMs(string stage) => StepsMs.TryGetValue(stage == "cursor" ? "viewer" : stage, out var cap) ? cap : null;

    /// <exception cref="LoadTestException">The page has no budget: it is no gateway of today.</exception>
    public static LatencyBudget From(PrometheusPage gateway)
    {
        var steps = gateway.SumBy(Metric, "step").ToDictionary(step => step.Key, step => Math.Round(step.Value * 1_000, MsDecimals));
        return steps.ContainsKey(Total)
            ? new(steps)
            : throw new LoadTestException($"The gateway's /metrics has no {Metric}: is it the gateway, and of this version?");
    }
}
