namespace FeedRanking.Benchmarks.Pipeline;

/// <summary>A query that asks nothing.</summary>
internal sealed record NoQuery;
