using FeedRanking.FeedGateway.Admission;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>A valid request for a page of a feed.</summary>
/// <param name="UserId">Whose feed.</param>
/// <param name="Size">Places on this page, 1 to 50; each page may have its own.</param>
/// <param name="Region">Whose popularity counts; null leaves it to what is known of the viewer. A next page keeps its feed's.</param>
/// <param name="Cursor">An earlier answer's <c>next_cursor</c>; null for a new feed.</param>
/// <param name="Explain">Whether to say how the page came about.</param>
internal sealed record FeedRequest(long UserId, int Size, string? Region, string? Cursor, bool Explain)
{
    /// <summary>Whether the client fetches ahead: nobody waits for the page yet.</summary>
    public bool IsPrefetch { get; init; }

    /// <summary>How much it matters under load.</summary>
    public RequestClass Class => IsPrefetch ? RequestClass.Prefetch : Cursor is null ? RequestClass.FirstPage : RequestClass.NextPage;
}
