using System.Runtime.CompilerServices;
using FeedRanking.Features;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>
/// The catalogue in Redis: ids that share all but their last nine bits share one hash, so a chunk holds at most 512 rows, and 8 M videos
/// are 16,000 keys spread over all nodes. A sorted set names the chunks; it is written last, so a reader never sees half a first load.
/// </summary>
internal sealed class RedisVideoStore(
    RedisConnection connection, IOptions<FeatureStoreOptions> options, TimeProvider time, FeatureStoreMetrics metrics) : IVideoStore
{
    /// <summary>Most rows in one key.</summary>
    public const int ChunkRows = 512;

    private const int ChunksAtOnce = 16;

    private readonly FeatureStoreOptions _options = options.Value;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async IAsyncEnumerable<VideoRow> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunks = await connection.RunBulkAsync(
            "read_video_chunks",
            database => database.SortedSetRangeByScoreAsync(Keys.VideoChunks, double.NegativeInfinity, double.PositiveInfinity, Exclude.None, Order.Ascending, 0, -1),
            cancellationToken);
        foreach (var window in chunks.Select(chunk => (long)chunk).Chunk(ChunksAtOnce))
        {
            var hashes = await connection.RunBulkAsync(
                "read_videos",
                database => Task.WhenAll(window.Select(chunk => database.HashGetAllAsync(Keys.VideoChunk(chunk)))),
                cancellationToken);
            foreach (var row in hashes.SelectMany(ReadChunk))
            {
                yield return row;
            }
        }
    }

    public async Task WriteAsync(IReadOnlyCollection<VideoRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var nowMs = NowMs;
        var chunks = rows.GroupBy(row => row.VideoId / ChunkRows).ToList();
        foreach (var window in chunks.Chunk(ChunksAtOnce))
        {
            await connection.RunBulkAsync(
                "write_videos",
                database => Task.WhenAll(window.Select(chunk => WriteChunkAsync(database, chunk, nowMs))),
                cancellationToken);
        }

        var names = chunks.Select(chunk => new SortedSetEntry(chunk.Key, chunk.Key)).ToArray();
        await connection.RunBulkAsync(
            "write_video_chunks",
            async database =>
            {
                await database.SortedSetAddAsync(Keys.VideoChunks, names, When.Always, CommandFlags.None);
                return await database.KeyExpireAsync(Keys.VideoChunks, _options.VideoTtl, CommandFlags.None);
            },
            cancellationToken);
    }

    public async Task<ReadOnlyMemory<byte>> ReadGlobalCountersAsync(CancellationToken cancellationToken)
    {
        var value = await connection.RunAsync(
            "read_global_counters", database => database.StringGetAsync(Keys.GlobalCounters, CommandFlags.None), cancellationToken);
        return value.IsNull ? default : Content("global_counters", value);
    }

    public async Task WriteGlobalCountersAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken)
    {
        var part = PackedPart.Write(NowMs, packed.Span);
        await connection.RunAsync(
            "write_global_counters",
            database => database.StringSetAsync(Keys.GlobalCounters, part, _options.VideoTtl, When.Always, CommandFlags.None),
            cancellationToken);
        metrics.Written("write_global_counters", part.Length);
    }

    private Task<long> WriteChunkAsync(IDatabase database, IGrouping<long, VideoRow> chunk, long nowMs)
    {
        var values = new List<RedisValue> { (long)_options.VideoTtl.TotalMilliseconds };
        var bytes = 0L;
        foreach (var row in chunk)
        {
            var part = PackedPart.Write(nowMs, row.Pack());
            bytes += part.Length;
            values.Add(row.VideoId);
            values.Add(part);
        }

        metrics.Written("write_videos", bytes);
        return RedisScripts.RunAsync(database, VideoScripts.WriteChunk, Keys.VideoChunk(chunk.Key), [.. values]);
    }

    private IEnumerable<VideoRow> ReadChunk(HashEntry[] entries)
    {
        metrics.Read("read_videos", entries.Sum(entry => ((byte[])entry.Value!).LongLength));
        return entries
            .OrderBy(entry => (long)entry.Name)
            .Select(entry => Unpack(Content("video", entry.Value)))
            .OfType<VideoRow>();
    }

    // One row that this version cannot read must not keep the others away.
    private VideoRow? Unpack(ReadOnlyMemory<byte> packed)
    {
        if (packed.IsEmpty)
        {
            return null;
        }

        try
        {
            return VideoRow.Unpack(packed.Span);
        }
        catch (FormatException)
        {
            metrics.Dropped("video", "unreadable");
            return null;
        }
    }

    private ReadOnlyMemory<byte> Content(string part, RedisValue value)
    {
        if (!PackedPart.TryRead((byte[])value!, out var writtenAtMs, out var content))
        {
            metrics.Dropped(part, "unreadable");
            return default;
        }

        if (NowMs - writtenAtMs > _options.VideoTtl.TotalMilliseconds)
        {
            metrics.Dropped(part, "expired");
            return default;
        }

        return content;
    }
}
