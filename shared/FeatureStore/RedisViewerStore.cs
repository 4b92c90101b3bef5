using System.Buffers.Binary;
using FeedRanking.Features;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Viewers in Redis: one hash each, one round trip per read or write.</summary>
internal sealed class RedisViewerStore(
    RedisConnection connection, IOptions<FeatureStoreOptions> options, TimeProvider time, FeatureStoreMetrics metrics) : IViewerStore
{
    /// <summary>Most candidates kept per viewer.</summary>
    public const int MaxCandidates = 1_000;

    private const int ImportWindow = 256;

    private readonly FeatureStoreOptions _options = options.Value;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long RowExpiryMs => (long)Math.Max(_options.ViewerRowTtl.TotalMilliseconds, _options.SeenTtl.TotalMilliseconds);

    public async Task<ViewerRecord> ReadAsync(long viewerId, CancellationToken cancellationToken)
    {
        var fields = await connection.RunAsync(
            "read_viewer", viewerId, static (database, id) => database.HashGetAllAsync(Keys.Viewer(id), CommandFlags.None), cancellationToken);
        if (fields.Length == 0)
        {
            return ViewerRecord.Empty;
        }

        var reader = new ViewerRecordReader(_options, NowMs, metrics);
        foreach (var field in fields)
        {
            reader.Take(field);
        }

        return reader.ToRecord();
    }

    public async Task WriteCandidatesAsync(long viewerId, IReadOnlyList<long> videoIds, CancellationToken cancellationToken)
    {
        var count = Math.Min(videoIds.Count, MaxCandidates);
        var ids = new byte[count * sizeof(long)];
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(ids.AsSpan(i * sizeof(long)), videoIds[i]);
        }

        var part = PackedPart.Write(NowMs, ids);
        await connection.RunAsync(
            "write_candidates",
            database => RedisScripts.RunAsync(
                database,
                ViewerScripts.WriteCandidates,
                Keys.Viewer(viewerId),
                Keys.CandidatesField,
                part,
                (long)_options.CandidatesTtl.TotalMilliseconds),
            cancellationToken);
        metrics.Written("write_candidates", part.Length);
    }

    public async Task<bool> WriteAsync(ViewerRow row, SeenList seen, StreamOffset offset, CancellationToken cancellationToken)
    {
        var nowMs = NowMs;
        var packedRow = PackedPart.Write(nowMs, row.Pack());
        var packedSeen = PackedPart.Write(nowMs, seen.Pack());
        var written = await connection.RunAsync(
            "write_viewer",
            database => RedisScripts.RunAsync(
                database,
                ViewerScripts.WriteGuarded,
                Keys.Viewer(row.ViewerId),
                Keys.OffsetField(offset.Topic, offset.Partition),
                offset.Offset,
                Keys.RowField,
                packedRow,
                Keys.SeenField,
                packedSeen,
                RowExpiryMs),
            cancellationToken);
        if (written == 0)
        {
            metrics.Conflict();
            return false;
        }

        metrics.Written("write_viewer", packedRow.Length + packedSeen.Length);
        return true;
    }

    public async Task ImportAsync(IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken)
    {
        var window = new List<(ViewerRow Row, SeenList Seen)>(ImportWindow);
        await foreach (var viewer in viewers.WithCancellation(cancellationToken))
        {
            window.Add(viewer);
            if (window.Count == ImportWindow)
            {
                await ImportAsync(window, cancellationToken);
                window.Clear();
            }
        }

        await ImportAsync(window, cancellationToken);
    }

    private async Task ImportAsync(List<(ViewerRow Row, SeenList Seen)> viewers, CancellationToken cancellationToken)
    {
        var nowMs = NowMs;
        var bytes = 0L;
        await connection.RunBulkAsync(
            "import_viewers",
            database => Task.WhenAll(viewers.Select(viewer =>
            {
                var row = PackedPart.Write(nowMs, viewer.Row.Pack());
                var seen = PackedPart.Write(nowMs, viewer.Seen.Pack());
                bytes += row.Length + seen.Length;
                return RedisScripts.RunAsync(
                    database,
                    ViewerScripts.Import,
                    Keys.Viewer(viewer.Row.ViewerId),
                    Keys.RowField,
                    row,
                    Keys.SeenField,
                    seen,
                    RowExpiryMs);
            })),
            cancellationToken);
        metrics.Written("import_viewers", bytes);
    }
}
