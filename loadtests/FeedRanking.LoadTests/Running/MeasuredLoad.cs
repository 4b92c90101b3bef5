using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Running;

/// <summary>An open load with what the system said before and after it.</summary>
internal sealed record MeasuredLoad(
    ArrivalPlan Plan, IReadOnlyList<Sample> Samples, SystemSnapshot Before, SystemSnapshot After, WarmUpFigures WarmUp, DateTimeOffset StartedAt);
