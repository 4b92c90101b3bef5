namespace FeedRanking.Offline.Regret;

/// <summary>A figure with the middle 95 % of 1,000 bootstrap draws of viewers.</summary>
/// <param name="Value">Over all viewers.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record Figure(double Value, double Low, double High);
