using System.Globalization;
using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Results;
using NBomber.Contracts;

namespace FeedRanking.LoadTests.Running;

/// <summary>Runs an open load after a warm-up that is left out, and reads the system before and after.</summary>
internal sealed class LoadRunner(LoadEnvironment environment, LoadSession sessions)
{
    private int _loads;

    /// <param name="name">Of the scenario.</param>
    /// <param name="phases">Rates in order.</param>
    /// <param name="warmUpSeconds">At the first phase's rate.</param>
    /// <param name="thresholds">For NBomber's reports; null writes none.</param>
    public async Task<MeasuredLoad> RunAsync(string name, IReadOnlyList<RatePhase> phases, int warmUpSeconds, Threshold[]? thresholds)
    {
        var draws = environment.Draws(100 + _loads++);
        var warmUp = WarmUp(name, phases[0].RatePerSecond, warmUpSeconds, draws);
        var plan = ArrivalPlan.Poisson(phases, draws);
        if (plan.AtSeconds.Count == 0)
        {
            throw new LoadTestException($"{plan.RatePerSecond.ToString(CultureInfo.InvariantCulture)}/s for {plan.Seconds} s is not one request: give a higher --rate or more --seconds.");
        }

        var (startedAt, before) = (environment.Clock.GetUtcNow(), await environment.System.ReadAsync());
        var samples = sessions.RunOpen(name, plan, reported: thresholds is not null, thresholds ?? []);
        return new MeasuredLoad(plan, samples.From(0), before, await environment.System.ReadAsync(), warmUp, startedAt);
    }

    private WarmUpFigures WarmUp(string name, double rate, int seconds, Random draws)
    {
        var plan = seconds == 0 ? null : ArrivalPlan.Poisson([new RatePhase("warm-up", rate, seconds)], draws);
        var samples = plan is { AtSeconds.Count: > 0 } ? sessions.RunOpen($"{name} warm-up", plan, reported: false) : new SampleLog();
        return new WarmUpFigures(seconds, samples.Count);
    }
}
