namespace FeedRanking.FeedGateway.Edge;

/// <summary>The answer to POST /v1/events.</summary>
/// <param name="Accepted">Events that Kafka has acknowledged.</param>
/// <param name="Rejected">The others, each with its index and what is wrong.</param>
internal sealed record EventsAnswer(int Accepted, IReadOnlyList<RejectedEvent> Rejected);

/// <summary>One refused event.</summary>
/// <param name="Index">Place in the request's array, from 0.</param>
/// <param name="Field">The field at fault.</param>
/// <param name="Reason">What was expected and what was found.</param>
internal sealed record RejectedEvent(int Index, string Field, string Reason);
