namespace FeedRanking.Pipeline;

/// <summary>What one source proposes.</summary>
/// <typeparam name="TCandidate">What is proposed.</typeparam>
/// <param name="Candidates">
/// Best first; duplicates of what an earlier source proposed are dropped, and so is what exceeds <see cref="PipelineLimits.MaxCandidates"/>.
/// </param>
public sealed record SourceResult<TCandidate>(IReadOnlyList<TCandidate> Candidates)
    where TCandidate : Candidate
{
    /// <summary>The models that took part; usually one or none.</summary>
    public IReadOnlyList<ModelUse> Models { get; init; } = [];

    /// <summary>Parts inside the source that contributed nothing, each "part: reason"; noted as degraded under the stage.</summary>
    public IReadOnlyList<string> PartialFailures { get; init; } = [];
}
