using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Tests.Ratios;

public sealed class RoundsTests
{
    [Fact]
    public async Task Sides_AreMeasuredInTurns()
    {
        var order = new List<string>();
        Func<Task<double>> Side(string name) => () =>
        {
            order.Add(name);
            return Task.FromResult(1.0);
        };

        await Rounds.MeasureAsync(3, Side("A"), Side("B"));

        order.ShouldBe(["A", "B", "A", "B", "A", "B"]);
    }

    [Fact]
    public void Ratio_WhenOneMinuteWasSlowForBoth_DoesNotNoticeIt()
    {
        var rounds = new Rounds([[10, 20, 200], [5, 10, 100]]);

        rounds.Ratio(0, 1).ShouldBe(2);
        rounds.Median(0).ShouldBe(20);
    }

    [Fact]
    public void Ratio_IsTheMiddleOfTheRounds_NotTheRatioOfTheMiddles()
    {
        var rounds = new Rounds([[1, 9, 4], [1, 3, 1]]);

        rounds.Ratio(0, 1).ShouldBe(3);
    }
}
