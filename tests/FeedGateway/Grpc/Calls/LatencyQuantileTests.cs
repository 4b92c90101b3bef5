using FeedRanking.FeedGateway.Grpc.Calls;
using FeedRanking.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FeedRanking.FeedGateway.Tests.Grpc.Calls;

public sealed class LatencyQuantileTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void Value_OfAnyLatencies_IsTheExactQuantileOrATwentiethHigher() => Prop.ForAll(Latencies().ToArbitrary(), latenciesMs =>
    {
        var quantile = new LatencyQuantile(0.95, _clock);
        Record(quantile, latenciesMs);
        var exact = latenciesMs.Order().ElementAt((int)Math.Ceiling(0.95 * latenciesMs.Length) - 1);
        var found = quantile.Value()!.Value.TotalMilliseconds;
        return found >= exact * 0.999 && found <= exact * 1.051;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Value_OfTooFewLatencies_IsUnknown_AndAgainWhenTheyAreOld()
    {
        var quantile = new LatencyQuantile(0.95, _clock);
        Record(quantile, Enumerable.Repeat(5.0, LatencyQuantile.FewestSamples - 1));
        quantile.Value().ShouldBeNull();
        Record(quantile, [5]);
        quantile.Value().ShouldNotBeNull();
        _clock.Advance(TimeSpan.FromSeconds(1));
        quantile.Value().ShouldBeNull();
    }

    [Fact]
    public void Value_AfterAChange_FollowsWithinSeconds()
    {
        var quantile = new LatencyQuantile(0.95, _clock);
        Record(quantile, Enumerable.Repeat(100.0, 500));
        for (var second = 0; second < 30; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Record(quantile, Enumerable.Repeat(5.0, 50));
        }

        quantile.Value()!.Value.TotalMilliseconds.ShouldBeInRange(5, 5.3);
    }

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1e9, 20_000)]
    public void Value_BeyondTheBuckets_StaysWithinThem(double latencyMs, double mostMs)
    {
        var quantile = new LatencyQuantile(0.95, _clock);
        Record(quantile, Enumerable.Repeat(latencyMs, 100));
        quantile.Value()!.Value.TotalMilliseconds.ShouldBeInRange(0.0499, mostMs + 0.001);
    }

    private static void Record(LatencyQuantile quantile, IEnumerable<double> latenciesMs)
    {
        foreach (var latencyMs in latenciesMs)
        {
            quantile.Record(TimeSpan.FromMilliseconds(latencyMs));
        }
    }

    private static Gen<double[]> Latencies() =>
        from count in Gen.Choose(LatencyQuantile.FewestSamples, 400)
        from latencies in Gen.Choose(60, 900_000).Select(microseconds => microseconds / 1_000.0).ArrayOf(count)
        select latencies;
}
