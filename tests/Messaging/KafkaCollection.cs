using FeedRanking.Testing;

namespace FeedRanking.Messaging.Tests;

/// <summary>Tests that share one broker; each uses topics of its own.</summary>
[CollectionDefinition(Name)]
public sealed class KafkaCollection : ICollectionFixture<KafkaFixture>
{
    public const string Name = "Kafka";
}
