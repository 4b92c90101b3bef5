using System.Buffers.Text;

namespace FeedRanking.Benchmarks.Running;

/// <summary>Knows where an answer of Redis ends.</summary>
internal static class RespAnswer
{
    private const int LineEndBytes = 2;

    /// <summary>Whether the bytes hold one whole answer: a status, an error, a number, a string, or a flat array of these.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var remaining = 1;
        while (remaining > 0)
        {
            var line = bytes.IndexOf("\r\n"u8);
            if (line < 0)
            {
                return false;
            }

            var kind = bytes[0];
            var length = kind is (byte)'$' or (byte)'*' && Utf8Parser.TryParse(bytes[1..line], out int parsed, out _) ? parsed : 0;
            var body = kind == (byte)'$' && length >= 0 ? length + LineEndBytes : 0;
            var end = line + LineEndBytes + body;
            if (bytes.Length < end)
            {
                return false;
            }

            bytes = bytes[end..];
            remaining += (kind == (byte)'*' ? Math.Max(length, 0) : 0) - 1;
        }

        return true;
    }
}
