namespace FeedRanking.Chaos;

/// <summary>One fault of a plan, and when it begins.</summary>
/// <param name="AfterS">Seconds after the plan's start.</param>
/// <param name="Request">The fault.</param>
public sealed record Incident(int AfterS, FaultRequest Request);
