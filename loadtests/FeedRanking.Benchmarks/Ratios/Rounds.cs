namespace FeedRanking.Benchmarks.Ratios;

/// <summary>
/// Figures of several sides that were measured in turns, A B A B …, so that all of them met the same disturbances.
/// </summary>
/// <param name="Sides">By side, then by round; all sides have as many rounds.</param>
internal sealed record Rounds(IReadOnlyList<IReadOnlyList<double>> Sides)
{
    /// <summary>The same after some rounds that do not count: code that has run little is not compiled for good yet, and may be 14 times slower.</summary>
    public static async Task<Rounds> MeasureWarmAsync(Pace pace, params IReadOnlyList<Func<Task<double>>> sides)
    {
        await MeasureAsync(pace.Discarded, sides);
        return await MeasureAsync(pace.Rounds, sides);
    }

    /// <summary>Measures all sides once per round, in their order.</summary>
    public static async Task<Rounds> MeasureAsync(int rounds, params IReadOnlyList<Func<Task<double>>> sides)
    {
        var figures = sides.Select(_ => new List<double>(rounds)).ToList();
        for (var round = 0; round < rounds; round++)
        {
            for (var side = 0; side < sides.Count; side++)
            {
                figures[side].Add(await sides[side]());
            }
        }

        return new Rounds(figures);
    }

    /// <summary>The middle figure of a side.</summary>
    public double Median(int side) => Medians.Of(Sides[side]);

    /// <summary>
    /// The middle of the rounds' ratios. Both figures of a round were taken close together, so that a slow minute of the machine slows both.
    /// </summary>
    public double Ratio(int numerator, int denominator) =>
        Medians.Of([.. Sides[numerator].Zip(Sides[denominator], (above, below) => above / below)]);
}
