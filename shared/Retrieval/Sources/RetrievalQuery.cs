using FeedRanking.Features;
using FeedRanking.Retrieval.Catalogue;

namespace FeedRanking.Retrieval.Sources;

/// <summary>What one request asks for: the same for all sources, which only read it.</summary>
/// <param name="RequestId">Names the request; also the seed of exploration.</param>
/// <param name="Viewer">The viewer's row.</param>
/// <param name="Region">Region whose lists are served; <see cref="Regions.Global"/> when there is none.</param>
/// <param name="NowMs">The request's time, milliseconds since the Unix epoch.</param>
/// <param name="Limit">Most candidates of the answer.</param>
/// <param name="Snapshot">Index and lists, the same for all sources of a request.</param>
/// <param name="Excluded">Slots that must not come back.</param>
/// <param name="PrecomputedVideoIds">The viewer's stored candidates, best first.</param>
/// <param name="PrecomputedAtMs">When they were made, milliseconds since the Unix epoch; 0 when nobody knows.</param>
public sealed record RetrievalQuery(
    string RequestId,
    ViewerRow Viewer,
    string Region,
    long NowMs,
    int Limit,
    CatalogueSnapshot Snapshot,
    SlotSet Excluded,
    IReadOnlyList<long> PrecomputedVideoIds,
    long PrecomputedAtMs)
{
    /// <summary>Where the viewer stands among the videos' embeddings, computed once per request; fails when the viewer tower does.</summary>
    public required Task<float[]> Embedding { get; init; }
}
