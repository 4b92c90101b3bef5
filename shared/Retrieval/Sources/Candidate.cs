namespace FeedRanking.Retrieval.Sources;

/// <summary>A video that a source proposes.</summary>
/// <param name="Slot">Its slot in the catalogue.</param>
/// <param name="Score">The source's own score, higher is better; comparable within one source only.</param>
public readonly record struct Candidate(int Slot, float Score);
