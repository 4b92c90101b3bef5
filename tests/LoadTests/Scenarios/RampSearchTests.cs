using FeedRanking.LoadTests.Scenarios;

namespace FeedRanking.LoadTests.Tests.Scenarios;

public sealed class RampSearchTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(37)]
    [InlineData(9)]
    [InlineData(401.5)]
    public void Search_EndsWithinTheToleranceBelowTheLimit(double limit)
    {
        var (search, tried) = Run(limit);
        search.Held.ShouldBeInRange(limit / 1.06, limit);
        tried.Count.ShouldBeLessThanOrEqualTo(20);
    }

    [Fact]
    public void Search_StepsUpUntilOneFails_ThenBisects()
    {
        var (_, tried) = Run(30);
        tried.Take(4).ShouldBe([20, 24, 28.8, 34.56], 1e-9);
        tried[4].ShouldBe((28.8 + 34.56) / 2, 1e-9);
    }

    [Fact]
    public void Search_WhereNothingHolds_GivesUp()
    {
        var (search, tried) = Run(0);
        search.Held.ShouldBe(0);
        tried.ShouldBe([20, 10, 5, 2.5, 1.25]);
    }

    private static (RampSearch Search, List<double> Tried) Run(double limit)
    {
        var search = new RampSearch(first: 20, growth: 1.2, tolerance: 0.05);
        var tried = new List<double>();
        while (search.Next is { } rate)
        {
            tried.Add(rate);
            search.Tell(rate, rate <= limit);
        }

        return (search, tried);
    }
}
