namespace FeedRanking.FeedGateway.Edge;

/// <summary>One part of a score: what a model said, how much it weighs, and their product.</summary>
internal sealed record PartAnswer(string Head, float Value, float Weight, double Contribution);
