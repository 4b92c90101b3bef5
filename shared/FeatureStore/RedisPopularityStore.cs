using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Popularity lists in Redis: one packed value per region.</summary>
internal sealed class RedisPopularityStore(
    RedisConnection connection, IOptions<FeatureStoreOptions> options, TimeProvider time, FeatureStoreMetrics metrics) : IPopularityStore
{
    /// <summary>Most entries kept per region.</summary>
    public const int MaxEntries = 1_000;

    private readonly FeatureStoreOptions _options = options.Value;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<IReadOnlyList<PopularVideo>> ReadAsync(string region, CancellationToken cancellationToken)
    {
        var value = await connection.RunAsync(
            "read_popular", database => database.StringGetAsync(Keys.Popular(region), CommandFlags.None), cancellationToken);
        if (value.IsNull)
        {
            return [];
        }

        byte[] bytes = value!;
        metrics.Read("read_popular", bytes.Length);
        if (!PackedPart.TryRead(bytes, out var writtenAtMs, out var content))
        {
            metrics.Dropped("popular", "unreadable");
            return [];
        }

        if (NowMs - writtenAtMs > _options.PopularityTtl.TotalMilliseconds)
        {
            metrics.Dropped("popular", "expired");
            return [];
        }

        return PopularityCodec.Unpack(content.Span);
    }

    public async Task WriteAsync(string region, IReadOnlyList<PopularVideo> videos, CancellationToken cancellationToken)
    {
        var kept = videos.Count > MaxEntries ? videos.Take(MaxEntries).ToList() : videos;
        var part = PackedPart.Write(NowMs, PopularityCodec.Pack(kept));
        await connection.RunAsync(
            "write_popular",
            database => database.StringSetAsync(Keys.Popular(region), part, _options.PopularityTtl, When.Always, CommandFlags.None),
            cancellationToken);
        metrics.Written("write_popular", part.Length);
    }
}
