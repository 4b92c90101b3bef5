namespace FeedRanking.Ranking;

/// <summary>The model answered NaN or infinity. Such scores are never served: the caller falls back instead.</summary>
public sealed class ScoresNotFiniteException(string message) : Exception(message);
