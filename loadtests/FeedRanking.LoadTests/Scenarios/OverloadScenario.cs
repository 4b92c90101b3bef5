using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>Twice what the system can sustain. Feeds may get simpler, but none may be empty or an error.</summary>
internal sealed class OverloadScenario : IScenario
{
    private const int DefaultSeconds = 60;
    private const double OverloadFactor = 2;

    public string Name => "overload";

    public string Description => "30 s at the highest rate, then 30 s at twice that; no feed empty, none failed; goodput of both";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var (options, busy) = (environment.Options, MachineFacts.LoadAverage());
        var rate = BaseRate.ForShareOfHighest(environment, share: 1);
        var half = (options.Seconds > 0 ? options.Seconds : DefaultSeconds) / 2.0;
        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        RatePhase[] phases = [new("1x", rate, half), new("2x", rate * OverloadFactor, half)];
        var load = await new LoadRunner(environment, environment.Sessions(client)).RunAsync(Name, phases, options.WarmUpSeconds, []);
        return SummaryBuilder.Of(Name, load, environment, busy, FeedThresholds.AtAnyLoad(load.Samples));
    }
}
