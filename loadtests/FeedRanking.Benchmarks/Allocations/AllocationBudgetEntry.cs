namespace FeedRanking.Benchmarks.Allocations;

/// <summary>The limit of one figure.</summary>
/// <param name="Budget">More than this fails the run.</param>
/// <param name="Goal">Where it should come to; null where today's figure is good enough.</param>
internal sealed record AllocationBudgetEntry(double Budget, double? Goal = null);
