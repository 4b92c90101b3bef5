namespace FeedRanking.Offline.Overlap;

/// <summary>What is measured.</summary>
/// <param name="Models">Root of the rankers' folders.</param>
/// <param name="Version">Version of both rankers.</param>
/// <param name="RetrievalModels">Root of the two-tower model's folder.</param>
/// <param name="RetrievalVersion">Its version.</param>
/// <param name="Requests">Most requests, one per viewer.</param>
internal sealed record OverlapChoices(string Models, string Version, string RetrievalModels, string RetrievalVersion, int Requests);
