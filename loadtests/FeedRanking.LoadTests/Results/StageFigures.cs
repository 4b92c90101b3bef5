namespace FeedRanking.LoadTests.Results;

/// <summary>Percentiles of a stage from the gateway's histogram, interpolated within buckets; the mean is exact.</summary>
internal sealed record StageFigures(double P50Ms, double P95Ms, double P99Ms, double MeanMs, double Count);
