namespace FeedRanking.LoadTests.Measuring;

/// <summary>One request of a load.</summary>
/// <param name="Phase">Index of the load's phase.</param>
/// <param name="IntendedAtSeconds">When it was meant to start, after the load's begin.</param>
/// <param name="LateMs">How much later it was sent: the generator's fault.</param>
/// <param name="LatencyMs">From the intended start to the last byte: what a viewer who came on time has waited.</param>
/// <param name="IsNewFeed">False for a next page.</param>
/// <param name="ServedBy">The rung; empty without an answer.</param>
/// <param name="Failure">What was wrong; null when nothing was.</param>
/// <param name="Timing">Where the gateway says the time went; empty when it does not say.</param>
internal sealed record Sample(
    int Phase,
    double IntendedAtSeconds,
    double LateMs,
    double LatencyMs,
    bool IsNewFeed,
    string ServedBy,
    string? Failure,
    IReadOnlyList<KeyValuePair<string, double>> Timing);
