namespace FeedRanking.Pipeline;

/// <summary>A model that took part in an answer.</summary>
/// <param name="Model">Its name, for example "heavy-ranker".</param>
/// <param name="Version">Its version, for example "world-1".</param>
public readonly record struct ModelUse(string Model, string Version);
