using FeedRanking.Local.Topology;

namespace FeedRanking.Local.Tests.Topology;

public sealed class ReplicasTests
{
    [Fact]
    public void Text_NamesServices_WhatItDoesNotNameIsOne()
    {
        Replicas.Parse(["heavy=2"]).ShouldBe(new Replicas(Heavy: 2));
        Replicas.Parse(["light=2,heavy=3", "retrieval=4"]).ShouldBe(new Replicas(4, 2, 3));
        Replicas.Parse([]).ShouldBe(Replicas.One);
        Replicas.Parse([new Replicas(4, 2, 3).ToString()]).ShouldBe(new Replicas(4, 2, 3));
    }

    [Theory]
    [InlineData("heavy", "takes SERVICE=COUNT")]
    [InlineData("heavy=0", "not 'heavy=0'")]
    [InlineData("heavy=5", "1 to 4")]
    [InlineData("heavy=two", "not 'heavy=two'")]
    [InlineData("heavy=1=2", "not 'heavy=1=2'")]
    [InlineData("", "not ''")]
    [InlineData("redis=2", "knows retrieval, light and heavy, not 'redis'")]
    [InlineData("heavy=2,heavy=3", "names heavy twice")]
    public void WrongText_IsRefused_WithWhatIsExpected(string text, string message) =>
        Should.Throw<FormatException>(() => Replicas.Parse([text])).Message.ShouldContain(message);

    [Fact]
    public void Names_AreThoseOfTheService_ThenNumbered()
    {
        new Replicas(Heavy: 3).NamesOf(ComponentName.HeavyRanker).ShouldBe(["HeavyRanker", "HeavyRanker-2", "HeavyRanker-3"]);
        new Replicas(Heavy: 3).NamesOf(ComponentName.Redis).ShouldBe(["Redis"]);
        ComponentName.ServiceOf("HeavyRanker-3").ShouldBe(ComponentName.HeavyRanker);
    }
}
