using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Faults;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>The same load for each fault, and what came of all.</summary>
internal sealed class ChaosLoad(LoadEnvironment environment, ISystemFaults faults, double rate, int seconds)
{
    public const string TableFile = "chaos.md";
    public const string TimelineFile = "chaos.csv";

    // A system that was just mended settles; more would only take time.
    private const int WarmUpBetweenRows = 3;

    private readonly List<ChaosRow> _rows = [];
    private readonly List<Sample> _samples = [];
    private readonly System.Text.StringBuilder _timeline = new(RungTimeline.Header);
    private int _warmUpRequests;
    private ArrivalPlan? _plan;

    /// <summary>Runs each case, one after the other.</summary>
    /// <exception cref="LoadTestException">A part could not be broken or mended.</exception>
    public async Task RunAsync(IEnumerable<ChaosCase> cases)
    {
        foreach (var chaos in cases)
        {
            // A client of its own: a connection that an earlier fault broke is nobody's business here.
            using var client = new HttpFeedClient(environment.System.GatewayAddress);
            var (sessions, draws) = (environment.Sessions(client), environment.Draws(100 + _rows.Count));
            WarmUp(chaos, sessions, draws);
            _plan = ArrivalPlan.Poisson([new RatePhase(chaos.Name, rate, seconds)], draws);
            var script = new FaultScript(chaos, faults, seconds, environment.Clock);
            var samples = sessions.RunOpen($"chaos {chaos.Name}", _plan, script.Begin).From(0);
            var row = ChaosRowBuilder.Of(chaos, samples, await script.Times, seconds, environment.Budget);
            _rows.Add(row);
            _samples.AddRange(samples);
            _timeline.Append(RungTimeline.Of(chaos.Target, chaos.Fault, samples));
            Console.Error.WriteLine($"chaos: {ChaosTable.Line(row)}");
        }
    }

    /// <summary>Writes table and timeline, and makes the summary of all rows.</summary>
    /// <exception cref="LoadTestException">There was no row.</exception>
    public Summary Summarize(string name, SystemSnapshot before, SystemSnapshot after, double busy, DateTimeOffset startedAt)
    {
        if (_plan is null)
        {
            throw new LoadTestException("No row was chosen: --only takes names such as HeavyRanker:kill, separated by commas.");
        }

        var load = new MeasuredLoad(_plan, _samples, before, after, new WarmUpFigures(environment.Options.WarmUpSeconds, _warmUpRequests), startedAt);
        var summary = SummaryBuilder.Of(name, load, environment, busy, [.. _rows.SelectMany(row => row.Thresholds)]) with
        {
            OfferedRps = rate,
            Seconds = seconds * _rows.Count,

            // What met no gateway can be no failure of it.
            Failed = _rows.Sum(row => row.NotOk + row.ShortOrEmpty + row.Wrong),
            Rows = _rows,
        };
        File.WriteAllText(Path.Combine(environment.OutFolder, TableFile), ChaosTable.Markdown(summary));
        File.WriteAllText(Path.Combine(environment.OutFolder, TimelineFile), _timeline.ToString());
        return summary;
    }

    private void WarmUp(ChaosCase chaos, LoadSession sessions, Random draws)
    {
        var warmUpSeconds = _rows.Count == 0 ? environment.Options.WarmUpSeconds : Math.Min(WarmUpBetweenRows, environment.Options.WarmUpSeconds);
        var plan = warmUpSeconds == 0 ? null : ArrivalPlan.Poisson([new RatePhase("warm-up", rate, warmUpSeconds)], draws);
        _warmUpRequests += plan is { AtSeconds.Count: > 0 } ? sessions.RunOpen($"chaos {chaos.Name} warm-up", plan, reported: false).Count : 0;
    }
}
