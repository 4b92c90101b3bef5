using System.Text;
using System.Text.Json;
using FeedRanking.Features;

namespace FeedRanking.Messaging.Tests;

public sealed class MessageJsonTests
{
    [Fact]
    public void Event_Written_HasTheDocumentedShape()
    {
        var engagement = new EngagementEvent(
            Guid.Parse("7f3b1c1e-0000-4000-8000-000000000001"), EngagementType.Dwell, 7, 9, 1_700_000_000_000, 15_001, "r1", 3);

        var json = JsonSerializer.Serialize(engagement, MessageJson.Default.EngagementEvent);

        json.ShouldBe(
            """{"event_id":"7f3b1c1e-0000-4000-8000-000000000001","type":"dwell","viewer_id":7,"video_id":9,"occurred_at_ms":1700000000000,"play_time_ms":15001,"request_id":"r1","position":3,"surface":1}""");
    }

    [Fact]
    public void Event_WrittenAndRead_IsTheSame()
    {
        foreach (var type in Enum.GetValues<EngagementType>())
        {
            var engagement = Events.Some(5, 6, type);

            var json = JsonSerializer.SerializeToUtf8Bytes(engagement, MessageJson.Default.EngagementEvent);

            JsonSerializer.Deserialize(json, MessageJson.Default.EngagementEvent).ShouldBe(engagement);
        }
    }

    [Fact]
    public void Event_OptionalFieldsMissing_HasTheirDefaults()
    {
        const string Json = """{"event_id":"7f3b1c1e-0000-4000-8000-000000000001","type":"click","viewer_id":7,"video_id":9,"occurred_at_ms":5}""";

        var engagement = JsonSerializer.Deserialize(Json, MessageJson.Default.EngagementEvent)!;

        engagement.Position.ShouldBe(-1);
        engagement.Surface.ShouldBe(Surfaces.HomeFeed);
        engagement.RequestId.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"type":"click","viewer_id":7,"video_id":9,"occurred_at_ms":5}""")]
    [InlineData("""{"event_id":"7f3b1c1e-0000-4000-8000-000000000001","type":"stare","viewer_id":7,"video_id":9,"occurred_at_ms":5}""")]
    [InlineData("""{"event_id":"7f3b1c1e-0000-4000-8000-000000000001","type":1,"viewer_id":7,"video_id":9,"occurred_at_ms":5}""")]
    [InlineData("""{"event_id":"7f3b1c1e-0000-4000-8000-000000000001","type":"click","viewer_id":7.5,"video_id":9,"occurred_at_ms":5}""")]
    [InlineData("[")]
    public void Event_Malformed_IsRefused(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, MessageJson.Default.EngagementEvent));

    [Fact]
    public void ServedFeed_WrittenAndRead_IsTheSame()
    {
        var feed = Events.Feed(7);

        var json = JsonSerializer.SerializeToUtf8Bytes(feed, MessageJson.Default.ServedFeed);
        var read = JsonSerializer.Deserialize(json, MessageJson.Default.ServedFeed)!;

        read.Items.ShouldBe(feed.Items);
        read.ModelVersions.ShouldBe(feed.ModelVersions);
        (read with { Items = feed.Items, ModelVersions = feed.ModelVersions }).ShouldBe(feed);
        Encoding.UTF8.GetString(json).ShouldContain("\"served_by\":\"heavy\"");
    }
}
