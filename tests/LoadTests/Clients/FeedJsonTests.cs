using System.Text;
using FeedRanking.LoadTests.Clients;

namespace FeedRanking.LoadTests.Tests.Clients;

public sealed class FeedJsonTests
{
    [Fact]
    public void Read_OfAFeed_TakesWhatIsChecked()
    {
        var answer = FeedJson.Read(
            Encoding.UTF8.GetBytes("""{"served_by":"light","degraded":[{"stage":"heavy","reason":"deadline"}],"next_cursor":null,"items":[{"video_id":5,"position":20},{"video_id":9,"position":21}]}"""),
            "viewer;dur=0.6, total;dur=14.25");
        (answer.ServedBy, answer.IsNewFeed, answer.NextCursor).ShouldBe(("light", false, null));
        answer.VideoIds.ShouldBe([5, 9]);
        answer.Timing.ShouldBe([new("viewer", 0.6), new("total", 14.25)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"served_by":"light"}""")]
    [InlineData("""{"served_by":"light","next_cursor":null,"items":[{"video_id":"x","position":0}]}""")]
    public void Read_OfSomethingElse_IsUnreadable(string body) =>
        Should.Throw<FeedCallException>(() => FeedJson.Read(Encoding.UTF8.GetBytes(body), "")).Reason.ShouldBe("unreadable");

    [Fact]
    public void Timing_OfAnUnknownForm_IsLeftOut() => FeedJson.Timing("cache, db;dur=x, app;dur=2").ShouldBe([new("app", 2)]);
}
