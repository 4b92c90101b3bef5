namespace FeedRanking.FeedGateway.Edge;

/// <summary>The answer to POST /v1/events.</summary>
/// <param name="Accepted">Events that Kafka has acknowledged.</param>
/// <param name="Rejected">The others, each with its index and what is wrong.</param>
internal sealed record EventsAnswer(int Accepted, IReadOnlyList<RejectedEvent> Rejected);
