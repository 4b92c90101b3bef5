using FeedRanking.Features;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Events;

/// <summary>What became of a request's events.</summary>
/// <param name="Accepted">To be published.</param>
/// <param name="Rejected">Each with its index and reason.</param>
/// <param name="Error">Set when the request as a whole is refused.</param>
internal sealed record EventBatch(
    IReadOnlyList<EngagementEvent> Accepted, IReadOnlyList<RejectedEvent> Rejected, FieldError? Error = null);
