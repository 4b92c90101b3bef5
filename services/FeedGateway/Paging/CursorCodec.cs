using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>
/// Cursors as text: 30 bytes in 40 letters of base64url. Version (1), session (16), offset (2), first position (2), and the first 9 bytes of
/// an HMAC-SHA-256 over those and the viewer's id: a cursor that was changed, or is another viewer's, does not open.
/// </summary>
internal sealed class CursorCodec(IOptions<NextPagesOptions> options)
{
    /// <summary>Length of every cursor.</summary>
    public const int TextLength = 40;

    private const byte Version = 1;
    private const int Bytes = 30;
    private const int SealedBytes = 21;

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(options.Value.CursorSecret);

    /// <summary>Whether a text has the form of a cursor. What has not is the client's mistake; what has may still not open.</summary>
    public static bool HasForm(string text) => text.Length == TextLength && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    public string Seal(Cursor cursor, long viewerId)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        bytes[0] = Version;
        cursor.Session.TryWriteBytes(bytes[1..]);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[17..], checked((ushort)cursor.Offset));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[19..], checked((ushort)cursor.FirstPosition));
        WriteSeal(bytes[..SealedBytes], viewerId, bytes[SealedBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>False when the text was not made by <see cref="Seal"/> for this viewer.</returns>
    public bool TryOpen(string text, long viewerId, out Cursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!HasForm(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != Bytes || bytes[0] != Version)
        {
            return false;
        }

        Span<byte> seal = stackalloc byte[Bytes - SealedBytes];
        WriteSeal(bytes[..SealedBytes], viewerId, seal);
        if (!CryptographicOperations.FixedTimeEquals(seal, bytes[SealedBytes..]))
        {
            return false;
        }

        cursor = new Cursor(
            new Guid(bytes[1..17]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[17..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[19..]));
        return true;
    }

    private void WriteSeal(ReadOnlySpan<byte> content, long viewerId, Span<byte> seal)
    {
        Span<byte> sealedContent = stackalloc byte[SealedBytes + sizeof(long)];
        content.CopyTo(sealedContent);
        BinaryPrimitives.WriteInt64LittleEndian(sealedContent[SealedBytes..], viewerId);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, sealedContent, hash);
        hash[..seal.Length].CopyTo(seal);
    }
}
