namespace FeedRanking.LoadTests.Faults;

/// <summary>Something that is done to the system while the load runs.</summary>
/// <param name="Phase">What it means.</param>
/// <param name="AtShare">When, as a share of the load's duration: 0 to 1.</param>
/// <param name="ActAsync">What is done; ends when it is done.</param>
internal sealed record FaultStep(FaultPhase Phase, double AtShare, Func<ISystemFaults, Task> ActAsync);
