using System.Buffers.Binary;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Puts a viewer's fields together, leaving out and naming what is expired or unreadable.</summary>
internal sealed class ViewerRecordReader(FeatureStoreOptions options, long nowMs, FeatureStoreMetrics metrics)
{
    private static readonly IReadOnlyList<string> Nothing = [];
    private static readonly IReadOnlyList<StreamOffset> NoOffsets = [];

    // Made when needed: most records have nothing dropped, and one offset.
    private List<string>? _dropped;
    private List<StreamOffset>? _offsets;
    private ReadOnlyMemory<byte> _row;
    private ReadOnlyMemory<byte> _seen;
    private long[] _candidates = [];
    private long _candidatesMadeAtMs;
    private long _bytes;

    public void Take(HashEntry entry)
    {
        // By bytes, which is how names arrive: no string for the fields of every viewer.
        ReadOnlySpan<byte> field = (byte[])entry.Name!;
        if (field.SequenceEqual(Keys.RowFieldUtf8))
        {
            _row = ReadPart(Keys.RowField, entry.Value, options.ViewerRowTtl, out _);
        }
        else if (field.SequenceEqual(Keys.SeenFieldUtf8))
        {
            _seen = ReadPart(Keys.SeenField, entry.Value, options.SeenTtl, out _);
        }
        else if (field.SequenceEqual(Keys.CandidatesFieldUtf8))
        {
            _candidates = ReadIds(ReadPart(Keys.CandidatesField, entry.Value, options.CandidatesTtl, out var madeAtMs).Span);
            _candidatesMadeAtMs = _candidates.Length == 0 ? 0 : madeAtMs;
        }
        else if (Keys.TryParseOffsetField((string)entry.Name!, out var topic, out var partition))
        {
            (_offsets ??= new List<StreamOffset>(1)).Add(new StreamOffset(topic, partition, (long)entry.Value));
        }
    }

    public ViewerRecord ToRecord()
    {
        metrics.Read("read_viewer", _bytes);
        return new ViewerRecord(_row, _seen, _candidates, _candidatesMadeAtMs, _dropped ?? Nothing) { Offsets = _offsets ?? NoOffsets };
    }

    private static long[] ReadIds(ReadOnlySpan<byte> packed)
    {
        var ids = new long[packed.Length / sizeof(long)];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = BinaryPrimitives.ReadInt64LittleEndian(packed[(i * sizeof(long))..]);
        }

        return ids;
    }

    private ReadOnlyMemory<byte> ReadPart(string part, RedisValue value, TimeSpan ttl, out long writtenAtMs)
    {
        byte[] bytes = value!;
        _bytes += bytes.Length;
        if (!PackedPart.TryRead(bytes, out writtenAtMs, out var content))
        {
            return Drop(part, "unreadable");
        }

        return nowMs - writtenAtMs > ttl.TotalMilliseconds ? Drop(part, "expired") : content;
    }

    private ReadOnlyMemory<byte> Drop(string part, string reason)
    {
        (_dropped ??= []).Add(part);
        metrics.Dropped(part, reason);
        return default;
    }
}
