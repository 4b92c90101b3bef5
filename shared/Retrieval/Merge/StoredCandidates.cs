using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>The split between stored and live neighbours.</summary>
internal static class StoredCandidates
{
    /// <summary>Whether the viewer's stored candidates are young enough to stand for a live search.</summary>
    public static bool AreYoung(RetrievalQuery query, RetrievalOptions options) =>
        query.PrecomputedVideoIds.Count > 0
        && query.PrecomputedAtMs > 0
        && query.NowMs - query.PrecomputedAtMs < options.CandidateMaxAgeSeconds * 1_000L;
}
