using FeedRanking.LoadTests.Measuring;

namespace FeedRanking.LoadTests.Tests.Measuring;

public sealed class PercentilesTests
{
    [Fact]
    public void Of_OneToAHundred_IsTheNumberItself() =>
        Percentiles.Of(Enumerable.Range(1, 100).Reverse().Select(value => (double)value)).ShouldBe(new Percentiles(100, 50, 95, 99, 100));

    [Fact]
    public void Of_OneValue_IsThatValue() => Percentiles.Of([7]).ShouldBe(new Percentiles(1, 7, 7, 7, 7));

    [Fact]
    public void Of_Nothing_IsZero() => Percentiles.Of([]).ShouldBe(new Percentiles(0, 0, 0, 0, 0));
}
