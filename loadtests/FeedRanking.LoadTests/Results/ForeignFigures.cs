using FeedRanking.LoadTests.Measuring;

namespace FeedRanking.LoadTests.Results;

/// <summary>The same load by two clients, in turns.</summary>
/// <param name="Ours">NBomber's scenario over gRPC.</param>
/// <param name="Ghz">The foreign client.</param>
/// <param name="LargestDifference">Of p50, p95 and p99, as a share of the larger.</param>
internal sealed record ForeignFigures(Percentiles Ours, Percentiles Ghz, double LargestDifference);
