using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Tests.Ratios;

public sealed class MediansTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 9.0, 1.0, 5.0 }, 5.0)]
    [InlineData(new[] { 4.0, 1.0, 2.0, 100.0 }, 3.0)]
    public void Median_OfFigures_IsTheMiddle(double[] figures, double expected) => Medians.Of(figures).ShouldBe(expected);

    [Fact]
    public void Median_OfNothing_IsRefused() => Should.Throw<ArgumentException>(() => Medians.Of([]));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0.001, 1)]
    public void Percentile_OfOneToHundred_IsTheShare(double share, double expected) =>
        Medians.Percentile([.. Enumerable.Range(1, 100).Select(i => (double)i)], share).ShouldBe(expected);

    [Fact]
    public void Percentile_OfNothing_IsNoNumber() => Medians.Percentile([], 0.5).ShouldBe(double.NaN);
}
