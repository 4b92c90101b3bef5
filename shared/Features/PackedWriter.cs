using System.Buffers.Binary;

namespace FeedRanking.Features;

/// <summary>Writes a packed row front to back into a buffer of exactly the right size.</summary>
internal ref struct PackedWriter(Span<byte> destination)
{
    private Span<byte> _rest = destination;

    public void Write(byte value) => Take(1)[0] = value;

    public void Write(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(sizeof(ushort)), value);

    public void Write(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void Write(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void Write(DecayedCounters counters) => counters.WriteTo(Take(DecayedCounters.PackedBytes));

    private Span<byte> Take(int bytes)
    {
        var taken = _rest[..bytes];
        _rest = _rest[bytes..];
        return taken;
    }
}
