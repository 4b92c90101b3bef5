using System.Buffers.Binary;

namespace FeedRanking.Features;

/// <summary>Reads a packed row front to back; running over the end is a <see cref="FormatException"/> that names the row.</summary>
internal ref struct PackedReader(ReadOnlySpan<byte> source, string rowName)
{
    private readonly int _length = source.Length;
    private ReadOnlySpan<byte> _rest = source;

    public byte ReadByte() => Take(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public DecayedCounters ReadCounters() => DecayedCounters.ReadFrom(Take(DecayedCounters.PackedBytes));

    public readonly void ExpectEnd()
    {
        if (!_rest.IsEmpty)
        {
            throw new FormatException($"A packed {rowName} of {_length} bytes: {_rest.Length} bytes stand after its end.");
        }
    }

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _rest.Length)
        {
            throw new FormatException($"A packed {rowName} of {_length} bytes ends too early, in byte {_length - _rest.Length}.");
        }

        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
