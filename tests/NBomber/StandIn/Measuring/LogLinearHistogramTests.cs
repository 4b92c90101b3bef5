using NBomber.Measuring;

namespace FeedRanking.NBomber.Tests.StandIn.Measuring;

/// <summary>Bounded memory, bounded error.</summary>
public sealed class LogLinearHistogramTests
{
    private const double MaxRelativeError = 0.01;

    [Fact]
    public void Percentiles_OfManyDistributions_AreWithinOnePercentOfTheExactOnes()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var values = Draw(random, seed % 5).ToList();
            var histogram = new LogLinearHistogram();
            values.ForEach(histogram.Record);
            values.Sort();
            foreach (var percent in new[] { 0.1, 1, 25, 50, 75, 90, 95, 99, 99.9, 100 })
            {
                var exact = values[Math.Clamp((int)Math.Ceiling(percent / 100 * values.Count) - 1, 0, values.Count - 1)];
                ((double)histogram.Percentile(percent)).ShouldBe(exact, Tolerance(exact), $"seed {seed}, p{percent}");
            }

            histogram.Count.ShouldBe(values.Count);
            histogram.Min.ShouldBe(values[0]);
            histogram.Max.ShouldBe(values[^1]);
            var mean = values.Average();
            histogram.Mean.ShouldBe(mean, 1e-9 * (1 + mean));
            histogram.StandardDeviation.ShouldBe(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), 1e-6 * (1 + mean));
        }
    }

    [Fact]
    public void EveryValue_ComesBackWithinOnePercent()
    {
        for (var exponent = 0; exponent < 46; exponent++)
        {
            var power = 1L << exponent;
            foreach (var value in new[] { power - 1, power, Math.Min(LogLinearHistogram.MaxValue, power + (power / 2) + 1) })
            {
                var histogram = new LogLinearHistogram();
                histogram.Record(0);
                histogram.Record(value);
                histogram.Record(LogLinearHistogram.MaxValue);
                ((double)histogram.Percentile(50)).ShouldBe(value, Tolerance(value));
            }
        }
    }

    [Fact]
    public void ValuesOutOfRange_AreCountedAtItsEnds()
    {
        var histogram = new LogLinearHistogram();
        histogram.Record(-5);
        histogram.Record(long.MaxValue);
        (histogram.Min, histogram.Max).ShouldBe((0, LogLinearHistogram.MaxValue));
    }

    [Fact]
    public void Empty_AndCleared_SayZero()
    {
        var histogram = new LogLinearHistogram();
        histogram.Record(5);
        histogram.Clear();
        (histogram.Count, histogram.Percentile(99), histogram.Mean, histogram.StandardDeviation, histogram.Max).ShouldBe((0, 0, 0, 0, 0));
    }

    // Zero must come back as zero; a tolerance must be greater than that.
    private static double Tolerance(double exact) => Math.Max(1e-9, exact * MaxRelativeError);

    private static IEnumerable<long> Draw(Random random, int kind)
    {
        var count = random.Next(1, 3000);
        for (var index = 0; index < count; index++)
        {
            var uniform = random.NextDouble();
            yield return kind switch
            {
                0 => random.Next(0, 300),
                1 => (long)(uniform * 1e7),
                2 => (long)(-Math.Log(1 - uniform) * 5_000),
                3 => (long)Math.Min(1e12, 100 / Math.Pow(1 - uniform, 2)),
                _ => random.Next(10) == 0 ? 1_000_000 + random.Next(50_000) : 900 + random.Next(200),
            };
        }
    }
}
