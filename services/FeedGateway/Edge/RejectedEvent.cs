namespace FeedRanking.FeedGateway.Edge;

/// <summary>One refused event.</summary>
/// <param name="Index">Place in the request's array, from 0.</param>
/// <param name="Field">The field at fault.</param>
/// <param name="Reason">What was expected and what was found.</param>
internal sealed record RejectedEvent(int Index, string Field, string Reason);
