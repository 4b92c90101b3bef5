namespace FeedRanking.FeatureStore.Tests;

public sealed class KeysTests
{
    [Fact]
    public void Keys_OfEntities_CarryTheirHashTag()
    {
        Keys.Viewer(42).ShouldBe("fr:v:{42}");
        Keys.VideoChunk(3).ShouldBe("fr:videos:{3}");
        Keys.Popular("br").ShouldBe("fr:popular:{br}");
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
