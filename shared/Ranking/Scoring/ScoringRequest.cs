namespace FeedRanking.Ranking;

/// <summary>What a ranker is asked: one viewer, some videos.</summary>
/// <param name="ViewerId">The viewer, 0 to 2^53 - 1.</param>
/// <param name="ViewerRow">The viewer's packed row; empty for a viewer nobody knows.</param>
/// <param name="Region">Region code, used for an unknown viewer only; empty means global.</param>
/// <param name="NowMs">The request's time, milliseconds since the Unix epoch.</param>
/// <param name="VideoIds">The videos, 1 to <see cref="CandidateScorer.MaxCandidates"/>; scored in this order.</param>
public sealed record ScoringRequest(
    long ViewerId, ReadOnlyMemory<byte> ViewerRow, string Region, long NowMs, IReadOnlyList<long> VideoIds)
{
    /// <summary>When the caller stops waiting; default never. Work that is not expected to end before is not begun.</summary>
    public DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.MaxValue;
}
