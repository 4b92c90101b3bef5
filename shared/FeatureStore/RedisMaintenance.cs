using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Erasing and checking.</summary>
internal sealed class RedisMaintenance(RedisConnection connection) : IFeatureStoreMaintenance
{
    private const int KeysAtOnce = 500;

    public Task CheckAsync(CancellationToken cancellationToken) =>
        connection.RunAsync("ping", database => database.PingAsync(CommandFlags.None), cancellationToken);

    public async Task<IReadOnlyCollection<long>> ViewerIdsAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var ids = new HashSet<long>();
        await connection.ForEachServerAsync(
            (server, database) =>
            {
                foreach (var key in server.Keys(database.Database, Keys.AllViewers, KeysAtOnce, CommandFlags.None))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (Keys.TryParseViewer(key.ToString(), out var viewerId))
                    {
                        ids.Add(viewerId);
                    }
                }

                return Task.CompletedTask;
            },
            cancellationToken);
        return ids;
    }

    public async Task<long> EraseAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var removed = 0L;
        await connection.ForEachServerAsync(
            async (server, database) =>
            {
                var keys = server.Keys(database.Database, Keys.All, KeysAtOnce, CommandFlags.None);
                foreach (var window in keys.Chunk(KeysAtOnce))
                {
                    // One key a command: keys of one window lie in different hash slots.
                    var gone = await connection.RunBulkAsync(
                        "erase",
                        _ => Task.WhenAll(window.Select(key => database.KeyDeleteAsync(key, CommandFlags.None))),
                        cancellationToken);
                    removed += gone.Count(deleted => deleted);
                }
            },
            cancellationToken);
        return removed;
    }
}
