using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Memory;
using FeedRanking.FeedGateway.Paging;

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

    /// <summary>Places to fill beyond the page, for the pages that follow: 0 to 1,000.</summary>
    public int Spare { get; init; }

    /// <summary>Candidates asked of retrieval; null asks for as many as the options say.</summary>
    public int? RetrievedCandidates { get; init; }

    /// <summary>Candidates that the heavy ranker scores; null for as many as the options say.</summary>
    public int? HeavyCandidates { get; init; }

    /// <summary>Candidates that the heavy ranker would score as well, had it the time: 0 when it scores as many as the options say.</summary>
    public int Unscored { get; init; }

    /// <summary>Whether the client wants to know how the page came about.</summary>
    public bool Explain { get; init; }

    /// <summary>The cursor as the client gave it; null for a first page.</summary>
    public string? CursorText { get; init; }

    /// <summary>The cursor opened; only together with <see cref="Kept"/>.</summary>
    public Cursor Cursor { get; init; }

    /// <summary>The feed that the cursor goes on with; null until hydrated, and for first pages.</summary>
    public FeedSession? Kept { get; init; }

    /// <summary>Where candidates and scores of the request live; null where they are made anew.</summary>
    public FeedMemory? Memory { get; init; }

    /// <summary>The request's region, else the viewer's, else global.</summary>
    public string Region => RequestedRegion ?? Viewer?.Region ?? Regions.Global;
}
