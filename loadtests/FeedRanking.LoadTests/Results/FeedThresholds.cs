using System.Linq.Expressions;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Requests;
using NBomber.Contracts;
using NBomber.Contracts.Stats;

namespace FeedRanking.LoadTests.Results;

/// <summary>What must hold under a load that the system is meant for. The latency comes from the gateway's budget.</summary>
internal static class FeedThresholds
{
    /// <summary>Of all requests, so many must be answered by the heavy ranker's page.</summary>
    public const double MinHeavyShare = 0.99;

    /// <summary>No errors, no empty feeds: at any load.</summary>
    public static IReadOnlyList<ThresholdOutcome> AtAnyLoad(IReadOnlyList<Sample> samples) =>
    [
        ThresholdOutcome.AtMost("failed requests", samples.Count(sample => sample.Failure is not null), 0),
        ThresholdOutcome.AtMost("empty feeds", samples.Count(sample => sample.Failure == AnswerCheck.Empty), 0),
    ];

    /// <summary>… and within the budget, served by the heavy ranker.</summary>
    public static IReadOnlyList<ThresholdOutcome> WithinBudget(IReadOnlyList<Sample> samples, LatencyBudget budget, string of = "") =>
    [
        ThresholdOutcome.AtMost($"p95 ms{of}", Percentiles.Of(samples.Select(sample => sample.LatencyMs)).P95Ms, budget.TotalMs),
        ThresholdOutcome.AtLeast($"share heavy{of}", SummaryBuilder.Share(samples.Count(sample => sample.ServedBy == "heavy"), samples.Count), MinHeavyShare),
    ];

    /// <summary>The same for NBomber's reports, checked once at the end. Built by hand so that the report shows the limit and no variable's name.</summary>
    public static Threshold[] ForReports(LatencyBudget budget, double seconds)
    {
        var stats = Expression.Parameter(typeof(ScenarioStats), "stats");
        var p95 = Property(stats, nameof(ScenarioStats.Ok), nameof(MeasurementStats.Latency), nameof(LatencyStats.Percent95));
        var failed = Property(stats, nameof(ScenarioStats.Fail), nameof(MeasurementStats.Request), nameof(RequestStats.Count));
        var afterMost = TimeSpan.FromSeconds(seconds * 0.9);
        return
        [
            Threshold.Create(Lambda(Expression.LessThanOrEqual(p95, Expression.Constant(budget.TotalMs)), stats), startCheckAfter: afterMost),
            Threshold.Create(Lambda(Expression.Equal(failed, Expression.Constant(0)), stats), startCheckAfter: afterMost),
        ];
    }

    private static MemberExpression Property(ParameterExpression stats, params string[] path) =>
        (MemberExpression)path.Aggregate((Expression)stats, Expression.Property);

    private static Expression<Func<ScenarioStats, bool>> Lambda(BinaryExpression body, ParameterExpression stats) =>
        Expression.Lambda<Func<ScenarioStats, bool>>(body, stats);
}
