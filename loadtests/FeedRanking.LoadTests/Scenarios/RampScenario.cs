using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>How much the system can take: closed-loop saturation first, then the highest open rate at which everything holds.</summary>
internal sealed class RampScenario : IScenario
{
    private const int DefaultStepSeconds = 15;
    private const int SettleSeconds = 3;
    private const double FirstShareOfSaturation = 0.5;
    private const double Growth = 1.2;
    private const double Tolerance = 0.05;
    private static readonly TimeSpan ClosedStep = TimeSpan.FromSeconds(8);
    private static readonly int[] Callers = [1, 2, 4, 8, 16, 32];

    public string Name => "ramp";

    public string Description => "the highest rate with p95 within the budget and 99 % heavy (steps of 15 s, then bisection), and closed-loop saturation";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var busy = MachineFacts.LoadAverage();
        var stepSeconds = environment.Options.Seconds > 0 ? environment.Options.Seconds : DefaultStepSeconds;
        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        var sessions = environment.Sessions(client);
        sessions.RunClosed("warm-up", callers: 4, TimeSpan.FromSeconds(Math.Max(1, environment.Options.WarmUpSeconds)));
        var closed = Saturate(sessions);
        var saturation = Saturation(closed);

        var runner = new LoadRunner(environment, sessions);
        var search = new RampSearch(environment.Options.Rate > 0 ? environment.Options.Rate : Math.Max(1, FirstShareOfSaturation * saturation), Growth, Tolerance);
        var steps = new List<RampStep>();
        while (search.Next is { } rate)
        {
            var passed = await TryAsync(runner, rate, stepSeconds, environment, steps);

            // Other work on the machine fails a step now and then: a rate fails when it fails twice.
            search.Tell(rate, passed || await TryAsync(runner, rate, stepSeconds, environment, steps));
        }

        // Once more at what was found (or at the lowest that failed), with reports.
        var final = search.Held > 0 ? search.Held : steps.Min(step => step.OfferedRps);
        var load = await runner.RunAsync(
            Name, [new RatePhase("highest", final, stepSeconds)], SettleSeconds, FeedThresholds.ForReports(environment.Budget, stepSeconds));
        var summary = SummaryBuilder.Of(Name, load, environment, busy, [ThresholdOutcome.AtLeast("highest rate that holds, /s", search.Held, 1)]);
        return summary with { Ramp = new RampFigures(search.Held, saturation, saturation > 0 ? search.Held / saturation : 0, steps, closed) };
    }

    private static List<ClosedStep> Saturate(LoadSession sessions)
    {
        var steps = new List<ClosedStep>();
        foreach (var callers in Callers)
        {
            var samples = sessions.RunClosed($"closed {callers}", callers, ClosedStep).From(0);
            var latency = Percentiles.Of(samples.Select(sample => sample.LatencyMs));
            var heavy = SummaryBuilder.Share(samples.Count(sample => sample.ServedBy == "heavy"), samples.Count);
            var failed = samples.Count(sample => sample.Failure is not null);
            steps.Add(new ClosedStep(callers, (samples.Count - failed) / ClosedStep.TotalSeconds, latency.P50Ms, latency.P95Ms, latency.P99Ms, heavy, failed));
            Console.Error.WriteLine(FormattableString.Invariant(
                $"ramp: {callers} callers, {steps[^1].FeedsPerSecond:0.0} feeds/s, p95 {latency.P95Ms:0.0} ms, heavy {heavy:P1}"));
        }

        return steps;
    }

    // What the ladder serves instead is cheaper, so only loads that stayed heavy count; where none did, the heavy part of the best.
    private static double Saturation(List<ClosedStep> steps)
    {
        var heavy = steps.Where(step => step.HeavyShare >= FeedThresholds.MinHeavyShare).ToList();
        return heavy.Count > 0 ? heavy.Max(step => step.FeedsPerSecond) : steps.Max(step => step.FeedsPerSecond * step.HeavyShare);
    }

    private async Task<bool> TryAsync(LoadRunner runner, double rate, int seconds, LoadEnvironment environment, List<RampStep> steps)
    {
        var load = await runner.RunAsync($"{Name} {rate.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)}/s", [new RatePhase("step", rate, seconds)], SettleSeconds, thresholds: null);
        var late = Percentiles.Of(load.Samples.Select(sample => sample.LateMs)).P99Ms;
        ThresholdOutcome[] all =
        [
            .. FeedThresholds.WithinBudget(load.Samples, environment.Budget), .. FeedThresholds.AtAnyLoad(load.Samples),
            ThresholdOutcome.AtMost("generator late p99 ms", late, environment.Options.MaxLateMs),
        ];
        var broken = string.Join("; ", all.Where(threshold => !threshold.Holds).Select(threshold =>
            FormattableString.Invariant($"{threshold.Name} {threshold.Measured:0.###} {threshold.Relation} {threshold.Limit:0.###}")));
        var latency = Percentiles.Of(load.Samples.Select(sample => sample.LatencyMs));
        var heavy = SummaryBuilder.Share(load.Samples.Count(sample => sample.ServedBy == "heavy"), load.Samples.Count);
        var failed = load.Samples.Count(sample => sample.Failure is not null);
        steps.Add(new RampStep(rate, latency.P50Ms, latency.P95Ms, latency.P99Ms, heavy, failed, late, broken.Length == 0, broken));
        Console.Error.WriteLine(FormattableString.Invariant(
            $"ramp: {rate:0.0}/s {(broken.Length == 0 ? "holds" : $"does not hold: {broken}")}; p95 {latency.P95Ms:0.0} ms, heavy {heavy:P1}"));
        return broken.Length == 0;
    }
}
