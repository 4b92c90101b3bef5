using FeedRanking.Benchmarks.Feeds;

namespace FeedRanking.Benchmarks.Tests.Feeds;

public sealed class FeedLoadResultTests
{
    [Fact]
    public void Result_CountsOnlyHeavyRankedFullPagesAsWork()
    {
        FeedTime[] times =
        [
            new(30, new FeedOutcome(20, "heavy")), new(10, new FeedOutcome(20, "heavy")), new(200, new FeedOutcome(20, "heavy")),
            new(1, new FeedOutcome(20, "popular")), new(1, new FeedOutcome(19, "heavy")), new(1, default),
        ];

        var result = FeedLoadResult.Of(times, TimeSpan.FromSeconds(2));

        result.LatenciesMs.ShouldBe([10, 30, 200]);
        result.Feeds.ShouldBe(4);
        result.Failed.ShouldBe(2);
        result.HeavyShare.ShouldBe(0.75);
        result.HeavyPerSecond.ShouldBe(1.5);
        result.PerSecondWithin(TimeSpan.FromMilliseconds(30)).ShouldBe(1);
    }
}
