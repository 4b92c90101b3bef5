namespace FeedRanking.LoadTests.Results;

/// <summary>One rate of a ramp.</summary>
/// <param name="OfferedRps">Mean arrivals a second.</param>
/// <param name="P50Ms">Median latency from the intended start.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="HeavyShare">Share of requests that the heavy ranker's page answered.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="LateP99Ms">The generator's own lateness.</param>
/// <param name="Passed">Whether all held.</param>
/// <param name="Why">What did not hold; empty when all did.</param>
internal sealed record RampStep(double OfferedRps, double P50Ms, double P95Ms, double P99Ms, double HeavyShare, int Failed, double LateP99Ms, bool Passed, string Why);
