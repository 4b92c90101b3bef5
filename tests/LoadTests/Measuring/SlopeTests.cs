using FeedRanking.LoadTests.Measuring;

namespace FeedRanking.LoadTests.Tests.Measuring;

public sealed class SlopeTests
{
    [Fact]
    public void Of_AStraightLine_IsExact()
    {
        var slope = Slope.Of([.. Enumerable.Range(0, 20).Select(index => (index * 10.0, 100 + (index * 0.5)))])!;
        slope.PerHour.ShouldBe(180, 1e-9);
        slope.StandardError.ShouldBe(0, 1e-9);
        (slope.Mean, slope.Count).ShouldBe((104.75, 20));
    }

    [Fact]
    public void Of_KnownPoints_HasTheTextbooksError()
    {
        // y = 1, 3, 2 at 0, 1, 2 s: slope 0.5, residual sum 1.5, error sqrt(1.5 / 1 / 2).
        var slope = Slope.Of([(0, 1), (1, 3), (2, 2)])!;
        slope.PerHour.ShouldBe(0.5 * 3_600, 1e-9);
        slope.StandardError.ShouldBe(Math.Sqrt(0.75) * 3_600, 1e-9);
    }

    [Fact]
    public void Of_NoiseAlone_IsMostlyWithinTwoErrorsOfZero()
    {
        var random = new Random(1);
        var within = Enumerable.Range(0, 400).Count(_ =>
        {
            var slope = Slope.Of([.. Enumerable.Range(0, 60).Select(index => (index * 30.0, random.NextDouble()))])!;
            return Math.Abs(slope.PerHour) <= 2 * slope.StandardError;
        });
        within.ShouldBeInRange(365, 395);
    }

    [Fact]
    public void Of_TooFewPoints_IsNothing()
    {
        Slope.Of([(0, 1), (1, 2)]).ShouldBeNull();
        Slope.Of([(5, 1), (5, 2), (5, 3)]).ShouldBeNull();
    }
}
