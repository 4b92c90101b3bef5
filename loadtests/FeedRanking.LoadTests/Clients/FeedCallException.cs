namespace FeedRanking.LoadTests.Clients;

/// <summary>A request that brought no page.</summary>
/// <param name="reason">Short and from a small set: it is counted.</param>
internal sealed class FeedCallException(string reason) : Exception(reason)
{
    public string Reason { get; } = reason;
}
