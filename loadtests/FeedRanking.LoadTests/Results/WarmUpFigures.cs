namespace FeedRanking.LoadTests.Results;

/// <summary>The load before, which is left out of everything.</summary>
internal sealed record WarmUpFigures(int Seconds, int Requests);
