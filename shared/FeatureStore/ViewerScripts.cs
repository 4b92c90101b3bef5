namespace FeedRanking.FeatureStore;

/// <summary>The Lua scripts that change a viewer's hash: each one atomic, each touching that one key, each leaving it with an expiry.</summary>
internal static class ViewerScripts
{
    /// <summary>KEYS: viewer. ARGV: offset field, offset, row field, row, seen field, seen list, expiry ms. Returns 1 when written, 0 when refused.</summary>
    public const string WriteGuarded =
        """
        local stored = redis.call('HGET', KEYS[1], ARGV[1])
        if stored and tonumber(stored) >= tonumber(ARGV[2]) then return 0 end
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5], ARGV[6])
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[7]) then redis.call('PEXPIRE', KEYS[1], ARGV[7]) end
        return 1
        """;

    /// <summary>KEYS: viewer. ARGV: candidates field, candidates, expiry ms. Never shortens the expiry that the row asked for.</summary>
    public const string WriteCandidates =
        """
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
        if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[3]) then redis.call('PEXPIRE', KEYS[1], ARGV[3]) end
        return 1
        """;

    /// <summary>KEYS: viewer. ARGV: row field, row, seen field, seen list, expiry ms. Replaces the whole hash, offsets included.</summary>
    public const string Import =
        """
        redis.call('DEL', KEYS[1])
        redis.call('HSET', KEYS[1], ARGV[1], ARGV[2], ARGV[3], ARGV[4])
        redis.call('PEXPIRE', KEYS[1], ARGV[5])
        return 1
        """;
}
