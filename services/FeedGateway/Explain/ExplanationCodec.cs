using System.IO.Compression;
using System.Text.Json;
using FeedRanking.FeedGateway.Edge;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>Makes an explanation small: a thousand candidates are much alike.</summary>
internal static class ExplanationCodec
{
    public static byte[] Pack(FeedAnswer answer)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            // Piece by piece: the whole text would be a large object.
            JsonSerializer.Serialize(brotli, answer, GatewayJson.Default.FeedAnswer);
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
