namespace FeedRanking.LoadTests.Metrics;

/// <summary>One cumulative bucket.</summary>
/// <param name="UpTo">Upper bound, included; infinite in the last.</param>
/// <param name="Count">Values up to it.</param>
internal readonly record struct Bucket(double UpTo, double Count);
