using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Evaluates a script, also when Redis has forgotten it (after a restart or SCRIPT FLUSH).</summary>
internal static class RedisScripts
{
    public static async Task<long> RunAsync(IDatabase database, string script, string key, params RedisValue[] values)
    {
        RedisKey[] keys = [key];
        try
        {
            return (long)await database.ScriptEvaluateAsync(script, keys, values, CommandFlags.None);
        }
        catch (RedisServerException error) when (error.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // The client drops its note that the script is loaded when it sees this answer, and loads it again.
            return (long)await database.ScriptEvaluateAsync(script, keys, values, CommandFlags.None);
        }
    }
}
