namespace FeedRanking.Offline.Precompute;

/// <summary>What to make candidates with.</summary>
/// <param name="ModelsDirectory">Models root.</param>
/// <param name="Version">Version of the two-tower model.</param>
/// <param name="Candidates">Candidates per viewer, 1 to 1,000.</param>
/// <param name="ActiveDays">Viewers without an impression for longer get none, 1 or more.</param>
internal sealed record PrecomputeChoices(string ModelsDirectory, string Version, int Candidates, int ActiveDays);
