namespace FeedRanking.FeedGateway.Edge;

/// <summary>What is wrong with one field of a request, with its limits.</summary>
/// <param name="Field">The field's name as the client writes it.</param>
/// <param name="Reason">What was expected and what was found.</param>
internal sealed record FieldError(string Field, string Reason);
