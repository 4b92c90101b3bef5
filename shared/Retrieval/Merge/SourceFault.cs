namespace FeedRanking.Retrieval.Merge;

/// <summary>A source that contributed nothing because it failed or was late.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Reason">What happened, for the answer.</param>
public readonly record struct SourceFault(string Source, string Reason);
