using NBomber.CSharp;
using NBomber.Measuring;

namespace FeedRanking.NBomber.Tests.StandIn.Measuring;

/// <summary>Throughput and latency over time.</summary>
public sealed class TimelineTests
{
    [Fact]
    public void Requests_BelongToTheSecondTheyEndedIn()
    {
        var timeline = new Timeline();
        timeline.Record(Ended(0.2, latencyMs: 10));
        timeline.Record(Ended(0.9, latencyMs: 30));
        timeline.Record(new Measurement(TimeSpan.FromSeconds(2.5), TimeSpan.FromMilliseconds(5), Response.Fail()));
        var points = timeline.Points();
        points.Select(point => (point.From.TotalSeconds, point.Ok, point.Fail)).ShouldBe([(0, 2, 0), (1, 0, 0), (2, 0, 1)]);
        points[0].P50Ms.ShouldBe(10, 0.1);
        points[0].P99Ms.ShouldBe(30, 0.3);
    }

    [Fact]
    public void LongRuns_MergeNeighbours_AndLoseNothing()
    {
        var timeline = new Timeline();
        for (var second = 0; second < 5_000; second++)
        {
            timeline.Record(Ended(second + 0.5, latencyMs: second == 4_321 ? 999 : 1));
        }

        var points = timeline.Points();
        points.Count.ShouldBeLessThanOrEqualTo(601);
        points.Sum(point => point.Ok).ShouldBe(5_000);
        points.Max(point => point.P99Ms).ShouldBe(999, 9);
        points.Zip(points.Skip(1)).ShouldAllBe(pair => pair.First.From + pair.First.Span == pair.Second.From);
    }

    private static Measurement Ended(double seconds, double latencyMs) =>
        new(TimeSpan.FromSeconds(seconds), TimeSpan.FromMilliseconds(latencyMs), Response.Ok());
}
