namespace FeedRanking.FeatureStore;

/// <summary>The Lua script that changes a chunk of the catalogue; atomic, one key, always with an expiry.</summary>
internal static class VideoScripts
{
    /// <summary>KEYS: chunk. ARGV: expiry ms, then field, value, field, value, …</summary>
    public const string WriteChunk =
        """
        redis.call('HSET', KEYS[1], unpack(ARGV, 2))
        redis.call('PEXPIRE', KEYS[1], ARGV[1])
        return 1
        """;
}
