using System.IO.Compression;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>Makes an explanation small: a thousand candidates are much alike.</summary>
internal static class ExplanationCodec
{
    public static byte[] Pack(byte[] json)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            brotli.Write(json);
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">Not what <see cref="Pack"/> made.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using var json = new MemoryStream();
        brotli.CopyTo(json);
        return json.ToArray();
    }
}
