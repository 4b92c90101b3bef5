namespace FeedRanking.Retrieval.Merge;

/// <summary>The answer to a query.</summary>
/// <param name="Candidates">Best first.</param>
/// <param name="Sources">Names that <see cref="MergedCandidate.Source"/> refers to.</param>
/// <param name="Faults">Sources that contributed nothing because they failed or were late.</param>
public sealed record RetrievalAnswer(
    IReadOnlyList<MergedCandidate> Candidates,
    IReadOnlyList<string> Sources,
    IReadOnlyList<SourceFault> Faults);
