using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>A long steady load: does anything grow?</summary>
internal sealed class SoakScenario : IScenario
{
    private const int DefaultSeconds = 1_800;
    private const double DefaultShare = 0.6;
    private const double WindowSeconds = 30;

    // In less time a process that settles looks like one that leaks.
    private const int MinSecondsForVerdict = 600;
    private const double MaxGrowthPerHour = 0.1;

    // What Redis and Kafka hold grows until it expires (20 minutes for next pages, days for the rest); shown, not judged.
    private static readonly string[] NotJudged = ["Redis", "Kafka"];

    public string Name => "soak";

    public string Description => "30 min at 60 % of the highest rate; slopes of memory, handles and p95 with their standard errors";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var (options, busy) = (environment.Options, MachineFacts.LoadAverage());
        var rate = BaseRate.ForShareOfHighest(environment, DefaultShare);
        var seconds = options.Seconds > 0 ? options.Seconds : DefaultSeconds;
        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        await using var watch = new ResourceWatch(environment.System, environment.Clock);
        var runner = new LoadRunner(environment, environment.Sessions(client));
        var load = await runner.RunAsync(Name, [new RatePhase("steady", rate, seconds)], options.WarmUpSeconds, FeedThresholds.ForReports(environment.Budget, seconds));
        var slopes = Slopes(load, await watch.StopAsync(load.StartedAt));
        var verdicts = seconds < MinSecondsForVerdict ? [] : slopes
            .Where(pair => !NotJudged.Any(part => pair.Key.EndsWith(part, StringComparison.Ordinal)))
            .Select(pair => ThresholdOutcome.AtMost(
                $"certain growth an hour of {pair.Key}, share", (pair.Value.PerHour - (2 * pair.Value.StandardError)) / Math.Max(pair.Value.Mean, 1), MaxGrowthPerHour));
        var summary = SummaryBuilder.Of(
            Name, load, environment, busy,
            [.. FeedThresholds.WithinBudget(load.Samples, environment.Budget), .. FeedThresholds.AtAnyLoad(load.Samples), .. verdicts]);
        return summary with { Slopes = slopes };
    }

    /// <summary>One slope for p95 in windows, and for memory and handles of each part.</summary>
    private static Dictionary<string, Slope> Slopes(MeasuredLoad load, IReadOnlyList<ResourcePoint> points)
    {
        var slopes = new Dictionary<string, Slope>();
        void Add(string name, IEnumerable<(double, double)> values)
        {
            if (Slope.Of([.. values]) is { } slope)
            {
                slopes[name] = slope;
            }
        }

        Add("p95_ms", load.Samples
            .GroupBy(sample => (int)(sample.IntendedAtSeconds / WindowSeconds))
            .Select(window => ((window.Key + 0.5) * WindowSeconds, Percentiles.Of(window.Select(sample => sample.LatencyMs)).P95Ms)));
        foreach (var part in points.SelectMany(point => point.MemoryMb.Keys).Distinct())
        {
            Add($"memory_mb {part}", points.Where(point => point.MemoryMb.ContainsKey(part)).Select(point => (point.AtSeconds, point.MemoryMb[part])));
            Add($"handles {part}", points.Where(point => point.Handles.ContainsKey(part)).Select(point => (point.AtSeconds, point.Handles[part])));
        }

        return slopes;
    }
}
