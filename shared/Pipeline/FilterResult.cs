namespace FeedRanking.Pipeline;

/// <summary>What a filter decided.</summary>
/// <typeparam name="TCandidate">What was filtered.</typeparam>
/// <param name="Kept">Stay in the race, in their old order.</param>
/// <param name="Removed">Leave it; the filter's name becomes their terminal reason.</param>
public sealed record FilterResult<TCandidate>(IReadOnlyList<TCandidate> Kept, IReadOnlyList<TCandidate> Removed)
    where TCandidate : Candidate;
