namespace FeedRanking.Offline.Precompute;

/// <summary>What was made.</summary>
/// <param name="Viewers">Viewers of whom something is stored.</param>
/// <param name="CandidateSets">Those who were active, and got candidates.</param>
/// <param name="PopularityLists">Popularity lists, the global one included.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record PrecomputeReport(int Viewers, int CandidateSets, int PopularityLists, double Seconds);
