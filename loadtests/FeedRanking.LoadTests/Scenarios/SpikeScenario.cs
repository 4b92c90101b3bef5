using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>Four times the load for 20 s in the middle: nothing may fail, and afterwards all must be as before.</summary>
internal sealed class SpikeScenario : IScenario
{
    private const int DefaultSeconds = 80;
    private const double SpikeSeconds = 20;
    private const double SpikeFactor = 4;
    private const double DefaultShare = 0.4;

    // Queues and open breakers of the spike may take this long to go.
    private const double SettleSeconds = 10;

    public string Name => "spike";

    public string Description => "x4 for 20 s in the middle of 80 s; nothing failed, within the budget before and, 10 s later, after";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var (options, busy) = (environment.Options, MachineFacts.LoadAverage());
        var rate = BaseRate.ForShareOfHighest(environment, DefaultShare);
        var calm = ((options.Seconds > 0 ? options.Seconds : DefaultSeconds) - SpikeSeconds - SettleSeconds) / 2;
        if (calm < 5)
        {
            throw new LoadTestException("A spike of 20 s needs at least 40 s in all: give more --seconds.");
        }

        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        RatePhase[] phases =
        [
            new("before", rate, calm), new("spike", rate * SpikeFactor, SpikeSeconds), new("settling", rate, SettleSeconds), new("after", rate, calm),
        ];
        var load = await new LoadRunner(environment, environment.Sessions(client)).RunAsync(Name, phases, options.WarmUpSeconds, []);
        return SummaryBuilder.Of(Name, load, environment, busy,
        [
            .. FeedThresholds.WithinBudget([.. load.Samples.Where(sample => sample.Phase == 0)], environment.Budget, " before"),
            .. FeedThresholds.WithinBudget([.. load.Samples.Where(sample => sample.Phase == 3)], environment.Budget, " after"),
            .. FeedThresholds.AtAnyLoad(load.Samples),
        ]);
    }
}
