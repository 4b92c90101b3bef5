namespace FeedRanking.Offline.Evaluation;

/// <summary>
/// Draws viewers with replacement, the same draws for every model, so that intervals of differences between models on the same rows can
/// be had as well (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 and 16).
/// </summary>
internal static class Bootstrap
{
    private const int Seed = 1;
    private const int Draws = 1_000;
    private const double Tail = 0.025;

    /// <summary>A statistic of each draw.</summary>
    /// <param name="count">Viewers.</param>
    /// <param name="statistic">Of how often each viewer was drawn.</param>
    public static double[] Resample(int count, Func<ReadOnlyMemory<int>, double> statistic)
    {
        var random = new Random(Seed);
        var times = new int[count];
        var values = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            Array.Clear(times);
            for (var i = 0; i < count; i++)
            {
                times[random.Next(count)]++;
            }

            values[draw] = statistic(times);
        }

        return values;
    }

    /// <summary>The middle 95 % of the draws; NaN for both ends when there were none.</summary>
    public static (double Low, double High) Interval(IReadOnlyCollection<double> draws)
    {
        if (draws.Count == 0)
        {
            return (double.NaN, double.NaN);
        }

        var sorted = draws.Order().ToArray();
        return (sorted[(int)(Tail * sorted.Length)], sorted[(int)((1 - Tail) * sorted.Length) - 1]);
    }
}
