using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Explanations in Redis: one value each, which Redis itself forgets.</summary>
internal sealed class RedisExplanationStore(RedisConnection connection, FeatureStoreMetrics metrics) : IExplanationStore
{
    public async Task WriteAsync(Guid requestId, byte[] explanation, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (explanation.Length > IExplanationStore.MaxBytes)
        {
            throw new ArgumentException($"An explanation of {explanation.Length} bytes; expected at most {IExplanationStore.MaxBytes}.", nameof(explanation));
        }

        await connection.RunAsync(
            "write_explanation",
            database => database.StringSetAsync(Keys.Explanation(requestId), explanation, lifetime, When.Always, CommandFlags.None),
            cancellationToken);
        metrics.Written("write_explanation", explanation.Length);
    }

    public async Task<byte[]?> ReadAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var value = await connection.RunAsync(
            "read_explanation", database => database.StringGetAsync(Keys.Explanation(requestId), CommandFlags.None), cancellationToken);
        if (value.IsNull)
        {
            return null;
        }

        byte[] bytes = value!;
        metrics.Read("read_explanation", bytes.Length);
        return bytes;
    }
}
