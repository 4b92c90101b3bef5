using System.Text;

namespace FeedRanking.FeatureStore.Tests;

public sealed class KeysTests
{
    [Fact]
    public void Keys_OfEntities_CarryTheirHashTag()
    {
        Keys.Viewer(42).ShouldBe("fr:v:{42}");
        Keys.FeedSession(42, Guid.Empty).ShouldBe("fr:page:{42}:00000000000000000000000000000000");
        Keys.Explanation(Guid.Empty).ShouldBe("fr:explain:{00000000000000000000000000000000}");
        Keys.VideoChunk(3).ShouldBe("fr:videos:{3}");
        Keys.Popular("br").ShouldBe("fr:popular:{br}");
    }

    [Fact]
    public void Fields_AsTheyArrive_AreTheFieldsAsTheyAreSent()
    {
        Encoding.UTF8.GetString(Keys.RowFieldUtf8).ShouldBe(Keys.RowField);
        Encoding.UTF8.GetString(Keys.SeenFieldUtf8).ShouldBe(Keys.SeenField);
        Encoding.UTF8.GetString(Keys.CandidatesFieldUtf8).ShouldBe(Keys.CandidatesField);
    }

    [Theory]
    [InlineData(0)]
    [InlineData((1L << 53) - 1)]
    public void Viewer_AnyId_IsReadBack(long viewerId)
    {
        Keys.TryParseViewer(Keys.Viewer(viewerId), out var parsed).ShouldBeTrue();

        parsed.ShouldBe(viewerId);
        Keys.TryParseViewer("fr:videos:{7}", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("engagement.v1", 0)]
    [InlineData("engagement.v1@mPj0:x", 311)]
    public void OffsetField_ParsedBack_IsTheSame(string topic, int partition)
    {
        Keys.TryParseOffsetField(Keys.OffsetField(topic, partition), out var parsedTopic, out var parsedPartition).ShouldBeTrue();

        parsedTopic.ShouldBe(topic);
        parsedPartition.ShouldBe(partition);
    }

    [Theory]
    [InlineData("row")]
    [InlineData("offset:")]
    [InlineData("offset:topic")]
    [InlineData("offset:topic:x")]
    public void OffsetField_SomethingElse_IsNotParsed(string field) =>
        Keys.TryParseOffsetField(field, out _, out _).ShouldBeFalse();
}
