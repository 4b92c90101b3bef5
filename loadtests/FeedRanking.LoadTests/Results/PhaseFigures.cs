namespace FeedRanking.LoadTests.Results;

/// <summary>One stretch of a load.</summary>
/// <param name="Name">For example "spike".</param>
/// <param name="OfferedRps">Mean arrivals a second.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Sent">Requests whose intended start lies in it.</param>
/// <param name="Failed">Those of them that failed.</param>
/// <param name="P50Ms">Median latency from the intended start.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="HeavyShare">Share of requests that the heavy ranker's page answered.</param>
/// <param name="GoodputRps">Requests answered in full within the budget, a second.</param>
internal sealed record PhaseFigures(
    string Name, double OfferedRps, double Seconds, int Sent, int Failed, double P50Ms, double P95Ms, double P99Ms, double HeavyShare, double GoodputRps);
