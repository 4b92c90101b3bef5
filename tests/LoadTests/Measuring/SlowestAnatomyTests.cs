using FeedRanking.LoadTests.Measuring;

namespace FeedRanking.LoadTests.Tests.Measuring;

public sealed class SlowestAnatomyTests
{
    [Fact]
    public void Of_AThousandRequests_AddsUpToTheLatencyAroundTheP99()
    {
        var samples = Enumerable.Range(1, 1_000).Select(rank => new Sample(
            0, 0, LateMs: 1, LatencyMs: rank, IsNewFeed: true, "heavy", Failure: null, [new("viewer", rank * 0.2), new("heavy", rank * 0.5), new("total", rank * 0.8)]));
        var anatomy = SlowestAnatomy.Of(samples)!;

        // Ranks 986 to 995.
        (anatomy.Requests, anatomy.LatencyMs).ShouldBe((10, 990.5));
        anatomy.PartsMs.Sum(part => part.Value).ShouldBe(990.5, 1e-9);
        anatomy.PartsMs.ToDictionary()["heavy"].ShouldBe(990.5 * 0.5, 1e-9);
        anatomy.PartsMs.ToDictionary()["between stages, ladder"].ShouldBe(990.5 * 0.1, 1e-9);
        anatomy.PartsMs.ToDictionary()["generator late"].ShouldBe(1);
    }

    [Fact]
    public void Of_AnswersThatDoNotSay_IsNothing() =>
        SlowestAnatomy.Of([new Sample(0, 0, 0, 5, true, "heavy", null, [])]).ShouldBeNull();
}
