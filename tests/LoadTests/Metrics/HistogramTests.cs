using FeedRanking.LoadTests.Metrics;

namespace FeedRanking.LoadTests.Tests.Metrics;

public sealed class HistogramTests
{
    private static readonly Histogram Before = Of(1, (1, 1), (10, 4), (double.PositiveInfinity, 4));
    private static readonly Histogram After = Of(61, (1, 1), (10, 94), (double.PositiveInfinity, 104));

    [Fact]
    public void Since_IsWhatCameBetween()
    {
        var between = After.Since(Before);
        between.Buckets.Select(bucket => bucket.Count).ShouldBe([0, 90, 100]);
        (between.Count, between.Sum, between.Mean).ShouldBe((100, 60, 0.6));
    }

    [Fact]
    public void Since_OfAProcessStartedAnew_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Before.Since(After));
        Should.Throw<ArgumentException>(() => After.Since(Of(0, (2, 0), (double.PositiveInfinity, 0))));
    }

    [Fact]
    public void Since_NothingBefore_IsAll() => After.Since(new Histogram([], 0)).ShouldBe(After);

    [Theory]
    [InlineData(0.45, 5.5)]
    [InlineData(0.9, 10)]
    [InlineData(0.99, 10)]
    public void Percentile_IsInterpolatedWithinItsBucket_AndEndsAtTheLastFiniteBound(double share, double expected) =>
        After.Since(Before).Percentile(share).ShouldBe(expected, 1e-9);

    [Fact]
    public void Percentile_OfNothing_IsZero() => new Histogram([], 0).Percentile(0.5).ShouldBe(0);

    private static Histogram Of(double sum, params (double UpTo, double Count)[] buckets) =>
        new([.. buckets.Select(bucket => new Bucket(bucket.UpTo, bucket.Count))], sum);
}
