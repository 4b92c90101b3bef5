namespace FeedRanking.Retrieval.Merge;

/// <summary>A candidate of the answer.</summary>
/// <param name="Slot">Its slot in the catalogue.</param>
/// <param name="Score">Its merge score, comparable with those of other sources.</param>
/// <param name="Source">Index of the source that proposed it first.</param>
public readonly record struct MergedCandidate(int Slot, float Score, int Source);
