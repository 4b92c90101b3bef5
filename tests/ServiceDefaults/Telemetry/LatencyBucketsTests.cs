using System.Diagnostics.Metrics;
using FeedRanking.ServiceDefaults.Telemetry;
using OpenTelemetry.Metrics;

namespace FeedRanking.ServiceDefaults.Tests.Telemetry;

public class LatencyBucketsTests
{
    [Fact]
    public void Bounds_RiseAndHoldTheBudget()
    {
        LatencyBuckets.BoundsMs.ShouldBeInOrder();
        LatencyBuckets.BoundsMs.ShouldContain(180);
    }

    [Fact]
    public void View_OfSecondsAndOfMilliseconds_HaveTheSameBounds()
    {
        using var meter = new Meter("FeedRanking.Buckets");
        Bounds(meter.CreateHistogram<double>("a", "s"))!.Select(bound => Math.Round(bound * 1_000, 6)).ShouldBe(LatencyBuckets.BoundsMs);
        Bounds(meter.CreateHistogram<double>("b", "ms")).ShouldBe(LatencyBuckets.BoundsMs);
    }

    [Fact]
    public void View_OfAnotherUnitOwnBoundsOrAnotherMeter_IsLeftAlone()
    {
        using var ours = new Meter("FeedRanking.Buckets");
        using var other = new Meter("Other");
        Bounds(ours.CreateHistogram<int>("rows", "{row}")).ShouldBeNull();
        Bounds(ours.CreateHistogram("own", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1] })).ShouldBeNull();
        Bounds(other.CreateHistogram<double>("duration", "s")).ShouldBeNull();
    }

    private static double[]? Bounds(Instrument instrument) =>
        (LatencyBuckets.ViewOf(instrument) as ExplicitBucketHistogramConfiguration)?.Boundaries;
}
