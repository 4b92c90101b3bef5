namespace FeedRanking.LoadTests.Results;

/// <summary>One number of callers of a closed load.</summary>
internal sealed record ClosedStep(int Callers, double FeedsPerSecond, double P50Ms, double P95Ms, double P99Ms, double HeavyShare, int Failed);
