using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Sessions in Redis: one packed value each, which Redis itself forgets.</summary>
internal sealed class RedisFeedSessionStore(RedisConnection connection, FeatureStoreMetrics metrics) : IFeedSessionStore
{
    public async Task WriteAsync(long viewerId, Guid sessionId, FeedSession session, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var packed = FeedSessionCodec.Pack(session);
        await connection.RunAsync(
            "write_session",
            (Key: Keys.FeedSession(viewerId, sessionId), Packed: packed, Lifetime: lifetime),
            static (database, entry) => database.StringSetAsync(entry.Key, entry.Packed, entry.Lifetime, When.Always, CommandFlags.None),
            cancellationToken);
        metrics.Written("write_session", packed.Length);
    }

    public async Task<FeedSession?> ReadAsync(long viewerId, Guid sessionId, CancellationToken cancellationToken)
    {
        var value = await connection.RunAsync(
            "read_session",
            Keys.FeedSession(viewerId, sessionId),
            static (database, key) => database.StringGetAsync(key, CommandFlags.None),
            cancellationToken);
        if (value.IsNull)
        {
            return null;
        }

        byte[] packed = value!;
        metrics.Read("read_session", packed.Length);
        var session = FeedSessionCodec.TryUnpack(packed);
        if (session is null)
        {
            metrics.Dropped("session", "unreadable");
        }

        return session;
    }
}
