using System.Buffers.Binary;

namespace FeedRanking.FeatureStore;

/// <summary>
/// The header before everything that is stored packed: layout version (1 byte), then when it was written (8 bytes, milliseconds since
/// the Unix epoch, little endian). The time stands with the value because a key's own expiry says nothing about one of its fields.
/// </summary>
internal static class PackedPart
{
    public const byte LayoutVersion = 1;
    public const int HeaderLength = 1 + sizeof(long);

    public static byte[] Write(long writtenAtMs, ReadOnlySpan<byte> content)
    {
        var part = new byte[HeaderLength + content.Length];
        part[0] = LayoutVersion;
        BinaryPrimitives.WriteInt64LittleEndian(part.AsSpan(1), writtenAtMs);
        content.CopyTo(part.AsSpan(HeaderLength));
        return part;
    }

    /// <summary>Splits a stored part. False when it is too short or of a layout that this version does not know.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> part, out long writtenAtMs, out ReadOnlyMemory<byte> content)
    {
        if (part.Length < HeaderLength || part.Span[0] != LayoutVersion)
        {
            (writtenAtMs, content) = (0, default);
            return false;
        }

        writtenAtMs = BinaryPrimitives.ReadInt64LittleEndian(part.Span[1..]);
        content = part[HeaderLength..];
        return true;
    }
}
