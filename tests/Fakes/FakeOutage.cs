using FeedRanking.FeatureStore;
using FeedRanking.Messaging;

namespace FeedRanking.Fakes;

/// <summary>What the fakes throw while they are away: what the real ones throw.</summary>
internal static class FakeOutage
{
    public static FeatureStoreUnavailableException OfRedis() => new("Redis is away");

    public static MessagingUnavailableException OfKafka() => new("the broker is away");
}
