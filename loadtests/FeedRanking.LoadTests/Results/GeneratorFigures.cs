namespace FeedRanking.LoadTests.Results;

/// <summary>How much later than intended requests were sent.</summary>
internal sealed record GeneratorFigures(double LateP50Ms, double LateP99Ms, double LateMaxMs, double LimitP99Ms);
