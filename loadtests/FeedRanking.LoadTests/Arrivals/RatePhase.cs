namespace FeedRanking.LoadTests.Arrivals;

/// <summary>A stretch of a load at one rate.</summary>
/// <param name="Name">For reports, for example "spike".</param>
/// <param name="RatePerSecond">Mean arrivals a second; more than 0.</param>
/// <param name="Seconds">How long; more than 0.</param>
internal sealed record RatePhase(string Name, double RatePerSecond, double Seconds);
