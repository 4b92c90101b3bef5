using FeedRanking.Features;

namespace FeedRanking.FeedGateway;

/// <summary>One feed request, with what the hydrators add.</summary>
/// <param name="RequestId">Made at the edge.</param>
/// <param name="ViewerId">Whose feed.</param>
/// <param name="Size">Places on the page, 1 to 50.</param>
/// <param name="NowMs">The request's time, milliseconds since the Unix epoch: the same for all stages and services.</param>
/// <param name="RequestedRegion">What the request asks for; null when it leaves it to the viewer's row.</param>
internal sealed record FeedQuery(string RequestId, long ViewerId, int Size, long NowMs, string? RequestedRegion)
{
    /// <summary>Null until hydrated, and when the store could not be read: then the viewer is treated as unknown.</summary>
    public Viewer? Viewer { get; init; }

    /// <summary>The request's region, else the viewer's, else global.</summary>
    public string Region => RequestedRegion ?? Viewer?.Region ?? Regions.Global;
}
