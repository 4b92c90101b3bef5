using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>
/// Twice what the system can sustain, for a minute. Feeds may get simpler, but none may be empty, late or an error, as many as before must come
/// in time, and afterwards all is as before.
/// </summary>
internal sealed class OverloadScenario : IScenario
{
    private const int DefaultSeconds = 120;
    private const double OverloadFactor = 2;
    private const double MinGoodputShare = 0.95;
    private const double MaxRecoverySeconds = 10;

    // Down when it begins, and up when it ends: what is more is oscillation.
    private const int MaxReversals = 2;

    public string Name => "overload";

    public string Description => "30 s at the highest rate, 60 s at twice that, 30 s as before: goodput ≥ 95 %, p95 within the budget, heavy again within 10 s";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var (options, busy) = (environment.Options, MachineFacts.LoadAverage());
        var rate = BaseRate.ForShareOfHighest(environment, share: 1);
        var quarter = (options.Seconds > 0 ? options.Seconds : DefaultSeconds) / 4.0;
        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        await using var watch = new GatewayWatch(environment.System, environment.Clock);
        RatePhase[] phases = [new("1x", rate, quarter), new("2x", rate * OverloadFactor, 2 * quarter), new("1x again", rate, quarter)];
        var load = await new LoadRunner(environment, environment.Sessions(client)).RunAsync(Name, phases, options.WarmUpSeconds, []);
        var rows = TimelineRow.Of(load, await watch.StopAsync(load.StartedAt), environment.Budget.TotalMs);
        await TimelineFiles.WriteAsync(environment.OutFolder, rows, environment.Budget.TotalMs);
        var figures = OverloadBuilder.Of(rows, load);
        var summary = SummaryBuilder.Of(Name, load, environment, busy, Thresholds(load, figures, environment.Budget.TotalMs));
        return summary with { Overload = figures };
    }

    private static IReadOnlyList<ThresholdOutcome> Thresholds(MeasuredLoad load, OverloadFigures figures, double budgetMs) =>
    [
        ThresholdOutcome.AtLeast("goodput at 2x / at 1x", figures.GoodputUnderOverloadRps / Math.Max(figures.GoodputRps, 1e-9), MinGoodputShare),
        .. load.Plan.Phases.Select((phase, index) => ThresholdOutcome.AtMost($"p95 ms of what is answered, {phase.Name}", AnsweredP95Ms(load, index), budgetMs)),
        ThresholdOutcome.AtMost("seconds until heavy again", figures.RecoverySeconds, MaxRecoverySeconds),
        ThresholdOutcome.AtMost("turns of the quality factor at 2x", figures.Reversals, MaxReversals),
        .. FeedThresholds.AtAnyLoad(load.Samples),
    ];

    private static double AnsweredP95Ms(MeasuredLoad load, int phase) => Percentiles.Of(
        load.Samples.Where(sample => sample.Phase == phase && sample.ServedBy.Length > 0).Select(sample => sample.LatencyMs)).P95Ms;
}
