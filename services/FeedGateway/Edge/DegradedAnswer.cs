namespace FeedRanking.FeedGateway.Edge;

/// <summary>What was skipped, and why.</summary>
internal sealed record DegradedAnswer(string Stage, string Reason);
