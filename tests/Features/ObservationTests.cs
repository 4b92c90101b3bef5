namespace FeedRanking.Features.Tests;

public sealed class ObservationTests
{
    [Fact]
    public void From_SurfaceOutsideTheRange_CountsAsHomeFeed()
    {
        var engagement = Samples.Event(EngagementType.Click, 1, 2, Samples.NowMs, surface: 200);

        Observation.From(engagement, new VideoCatalogue()).Surface.ShouldBe(Surfaces.HomeFeed);
    }

    [Theory]
    [InlineData(EngagementType.Impression, Outcomes.Impression)]
    [InlineData(EngagementType.Click, Outcomes.Known | Outcomes.Click)]
    [InlineData(EngagementType.Like, Outcomes.Known | Outcomes.Like)]
    [InlineData(EngagementType.Comment, Outcomes.Known | Outcomes.Comment)]
    [InlineData(EngagementType.Share, Outcomes.Known | Outcomes.Share)]
    [InlineData(EngagementType.Follow, Outcomes.Known | Outcomes.Follow)]
    [InlineData(EngagementType.Dwell, Outcomes.Known)]
    [InlineData(EngagementType.Hide, Outcomes.Known | Outcomes.Hide)]
    [InlineData(EngagementType.Report, Outcomes.Known | Outcomes.Report)]
    public void From_EachType_SetsItsOutcome(EngagementType type, Outcomes outcomes) =>
        Observation.From(Samples.Event(type, 1, 2, Samples.NowMs), new VideoCatalogue()).Outcomes.ShouldBe(outcomes);
}
