using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Clients;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>The claim: at a steady rate, p95 within the budget and 99 % heavy.</summary>
internal sealed class BudgetScenario : IScenario
{
    private const int DefaultSeconds = 60;

    public string Name => "budget";

    public string Description => "steady Poisson load for 60 s; p95 within the budget, 99 % heavy, nothing failed";

    public async Task<Summary> RunAsync(LoadEnvironment environment)
    {
        var (options, busy) = (environment.Options, MachineFacts.LoadAverage());
        var rate = BaseRate.ForBudget(environment);
        var seconds = options.Seconds > 0 ? options.Seconds : DefaultSeconds;
        using var client = new HttpFeedClient(environment.System.GatewayAddress);
        var load = await new LoadRunner(environment, environment.Sessions(client)).RunAsync(
            Name, [new RatePhase("steady", rate, seconds)], options.WarmUpSeconds, FeedThresholds.ForReports(environment.Budget, seconds));
        return SummaryBuilder.Of(
            Name, load, environment, busy, [.. FeedThresholds.WithinBudget(load.Samples, environment.Budget), .. FeedThresholds.AtAnyLoad(load.Samples)]);
    }
}
