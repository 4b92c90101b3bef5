using FeedRanking.Testing;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>
/// The feature store must run on the oldest and on the newest StackExchange.Redis that a package set brings. So whatever it uses of it
/// stands in a list that was checked against both.
/// </summary>
public sealed class RedisClientMemberTests
{
    [Fact]
    public void FeatureStore_MembersOfTheClient_AreThoseOfTheCheckedList()
    {
        var listed = File.ReadAllLines(RepositoryRoot.Combine("tests", "FeatureStore", "RedisClientMembers.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();

        var used = UsedMembers.Of(typeof(RedisConnection).Assembly.Location, "StackExchange.Redis");

        used.Except(listed).ShouldBeEmpty("used but not listed in RedisClientMembers.txt: check against both versions named there, then list it");
        listed.Except(used).ShouldBeEmpty("listed in RedisClientMembers.txt but not used any more");
        used.Count.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Members_OfAnAssemblyThatIsNotUsed_AreNone() =>
        UsedMembers.Of(typeof(RedisConnection).Assembly.Location, "Confluent.Kafka").ShouldBeEmpty();
}
