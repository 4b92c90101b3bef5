namespace FeedRanking.CandidateRetrieval.Merge;

/// <summary>The answer to a query.</summary>
/// <param name="Candidates">Best first.</param>
/// <param name="Sources">Names that <see cref="MergedCandidate.Source"/> refers to.</param>
/// <param name="Faults">Sources that contributed nothing because they failed or were late.</param>
internal sealed record Retrieval(
    IReadOnlyList<MergedCandidate> Candidates,
    IReadOnlyList<string> Sources,
    IReadOnlyList<SourceFault> Faults);
