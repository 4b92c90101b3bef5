using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Results;

/// <summary>Makes the summary of a measured load.</summary>
internal static class SummaryBuilder
{
    public static Summary Of(string scenario, MeasuredLoad load, LoadEnvironment environment, double loadAverageBefore, IReadOnlyList<ThresholdOutcome> thresholds)
    {
        var samples = load.Samples;
        var latency = Percentiles.Of(samples.Select(sample => sample.LatencyMs));
        var late = Percentiles.Of(samples.Select(sample => sample.LateMs));
        var limit = environment.Options.MaxLateMs;
        var failed = samples.Count(sample => sample.Failure is not null);
        return new Summary
        {
            Scenario = scenario,
            OfferedRps = load.Plan.RatePerSecond,
            Seconds = load.Plan.Seconds,
            Sent = samples.Count,
            Ok = samples.Count - failed,
            Failed = failed,
            Empty = samples.Count(sample => sample.Failure == AnswerCheck.Empty),
            P50Ms = latency.P50Ms,
            P95Ms = latency.P95Ms,
            P99Ms = latency.P99Ms,
            MaxMs = latency.MaxMs,
            ServedBy = AnswerCheck.Rungs.ToDictionary(rung => rung, rung => samples.Count(sample => sample.ServedBy == rung)),
            Stages = LedgerBuilder.Stages(load.Before, load.After),
            Machine = MachineFacts.Describe(),
            Commit = MachineFacts.Commit(),
            Valid = late.P99Ms <= limit,
            Generator = new GeneratorFigures(late.P50Ms, late.P99Ms, late.MaxMs, limit),
            Thresholds = thresholds,
            Failures = samples.Where(sample => sample.Failure is not null).CountBy(sample => sample.Failure!).ToDictionary(),
            BudgetMs = environment.Budget.StepsMs,
            Pages = new Dictionary<string, Percentiles>
            {
                ["first"] = Percentiles.Of(samples.Where(sample => sample.IsNewFeed).Select(sample => sample.LatencyMs)),
                ["next"] = Percentiles.Of(samples.Where(sample => !sample.IsNewFeed).Select(sample => sample.LatencyMs)),
            },
            WarmUp = load.WarmUp,
            P999Ms = Tails(samples),
            CpuMsPerRequest = Cpu(load),
            MemoryMb = load.After.MemoryMb,
            Ledger = LedgerBuilder.Rows(load.Before, load.After, environment.Budget),
            P99 = SlowestAnatomy.Of(samples),
            Phases = load.Plan.Phases.Count > 1 ? Phases(load, environment.Budget) : null,
            LoadAverageBefore = loadAverageBefore,
            StartedAt = load.StartedAt,
            Command = environment.Options.Command,
        };
    }

    /// <summary>Each stretch of a load by itself.</summary>
    public static IReadOnlyList<PhaseFigures> Phases(MeasuredLoad load, LatencyBudget budget) => [.. load.Plan.Phases.Select((phase, index) =>
    {
        var samples = load.Samples.Where(sample => sample.Phase == index).ToList();
        var latency = Percentiles.Of(samples.Select(sample => sample.LatencyMs));
        var good = samples.Count(sample => sample.Failure is null && sample.LatencyMs <= budget.TotalMs);
        return new PhaseFigures(
            phase.Name, phase.RatePerSecond, phase.Seconds, samples.Count, samples.Count(sample => sample.Failure is not null),
            latency.P50Ms, latency.P95Ms, latency.P99Ms, Share(samples.Count(sample => sample.ServedBy == "heavy"), samples.Count), good / phase.Seconds);
    })];

    public static double Share(int part, int whole) => whole == 0 ? 0 : part / (double)whole;

    private static Dictionary<string, double> Tails(IReadOnlyList<Sample> samples) => samples
        .SelectMany(sample => sample.Timing).GroupBy(part => part.Key, part => part.Value)
        .Append(samples.GroupBy(_ => "all", sample => sample.LatencyMs).FirstOrDefault())
        .Where(part => part is not null)
        .ToDictionary(part => part!.Key, part => Percentiles.At([.. part!.Order()], 0.999));

    private static Dictionary<string, double> Cpu(MeasuredLoad load) => load.After.CpuSeconds
        .Where(part => load.Before.CpuSeconds.ContainsKey(part.Key))
        .ToDictionary(part => part.Key, part => (part.Value - load.Before.CpuSeconds[part.Key]) * 1_000 / Math.Max(1, load.Samples.Count));
}
