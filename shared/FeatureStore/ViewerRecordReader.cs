using System.Buffers.Binary;
using StackExchange.Redis;

namespace FeedRanking.FeatureStore;

/// <summary>Puts a viewer's fields together, leaving out and naming what is expired or unreadable.</summary>
internal sealed class ViewerRecordReader(FeatureStoreOptions options, long nowMs, FeatureStoreMetrics metrics)
{
    private readonly List<string> _dropped = [];
    private readonly List<StreamOffset> _offsets = [];
    private ReadOnlyMemory<byte> _row;
    private ReadOnlyMemory<byte> _seen;
    private long[] _candidates = [];
    private long _candidatesMadeAtMs;
    private long _bytes;

    public void Take(string field, RedisValue value)
    {
        switch (field)
        {
            case Keys.RowField:
                _row = ReadPart(field, value, options.ViewerRowTtl, out _);
                break;
            case Keys.SeenField:
                _seen = ReadPart(field, value, options.SeenTtl, out _);
                break;
            case Keys.CandidatesField:
                _candidates = ReadIds(ReadPart(field, value, options.CandidatesTtl, out var madeAtMs).Span);
                _candidatesMadeAtMs = _candidates.Length == 0 ? 0 : madeAtMs;
                break;
            default:
                if (Keys.TryParseOffsetField(field, out var topic, out var partition))
                {
                    _offsets.Add(new StreamOffset(topic, partition, (long)value));
                }

                break;
        }
    }

    public ViewerRecord ToRecord()
    {
        metrics.Read("read_viewer", _bytes);
        return new ViewerRecord(_row, _seen, _candidates, _candidatesMadeAtMs, _dropped) { Offsets = _offsets };
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
        _dropped.Add(part);
        metrics.Dropped(part, reason);
        return default;
    }
}
