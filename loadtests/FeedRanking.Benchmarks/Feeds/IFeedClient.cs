namespace FeedRanking.Benchmarks.Feeds;

/// <summary>Asks somebody for feeds.</summary>
internal interface IFeedClient : IDisposable
{
    /// <summary>One first page of 20.</summary>
    /// <exception cref="HttpRequestException">No answer, or one that is no feed.</exception>
    Task<FeedOutcome> AskAsync(long viewerId);
}

/// <summary>What came back.</summary>
/// <param name="Items">Places filled.</param>
/// <param name="ServedBy">The rung that served.</param>
internal readonly record struct FeedOutcome(int Items, string ServedBy);
