using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Running;

namespace FeedRanking.LoadTests.Scenarios;

/// <summary>The rate of a scenario: the one that was asked for, else a share of what the last ramp found.</summary>
internal static class BaseRate
{
    /// <summary>85 % of closed-loop saturation, but no more than the highest rate that held.</summary>
    public static double ForBudget(LoadEnvironment environment) =>
        Of(environment, ramp => Math.Min(0.85 * ramp.SaturationRps, ramp.HighestRps), "85 % of the last ramp's saturation, at most its highest rate");

    /// <param name="environment">Options with the rate and the last ramp.</param>
    /// <param name="share">Of the highest rate that held.</param>
    public static double ForShareOfHighest(LoadEnvironment environment, double share) =>
        Of(environment, ramp => share * ramp.HighestRps, FormattableString.Invariant($"{share:0.##} of the highest rate of the last ramp"));

    private static double Of(LoadEnvironment environment, Func<RampFigures, double> choose, string what)
    {
        if (environment.Options.Rate > 0)
        {
            return environment.Options.Rate;
        }

        if (environment.Options.RampSummary is not { } file || !File.Exists(file))
        {
            throw new LoadTestException("No rate is given and no ramp has been run: give --rate, or run ./deploy/load.sh ramp first.");
        }

        var ramp = SummaryJson.Read(File.ReadAllText(file)).Ramp;
        var rate = ramp is null ? 0 : choose(ramp);
        if (rate <= 0)
        {
            throw new LoadTestException($"The ramp in {file} found no rate that holds: give --rate.");
        }

        Console.Error.WriteLine(FormattableString.Invariant($"rate: {rate:0.0}/s, {what} ({file})"));
        return rate;
    }
}
