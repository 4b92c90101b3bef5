namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>A request as it arrives: nothing in it was made proper by a client library.</summary>
internal sealed record FuzzRequest(string Method, string Path, string Query, byte[] Body)
{
    public string? ContentType { get; init; }

    public string? ContentEncoding { get; init; }
}
