namespace FeedRanking.Benchmarks.Feeds;

/// <summary>One request for a feed.</summary>
/// <param name="LatencyMs">Until it was answered.</param>
/// <param name="Outcome">What came; empty when it failed.</param>
internal readonly record struct FeedTime(double LatencyMs, FeedOutcome Outcome);
