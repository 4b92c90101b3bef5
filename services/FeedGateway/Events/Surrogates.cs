using System.Globalization;

namespace FeedRanking.FeedGateway.Events;

/// <summary>
/// Characters that stand in JSON as pairs of escapes. JSON lets one write half of a pair; no text can hold it, and the framework throws
/// where such a text is first used.
/// </summary>
internal static class Surrogates
{
    private const int EscapeLength = 6;

    /// <param name="json">JSON that was found to be well formed.</param>
    /// <returns>Where the first half stands, from 0; null when there is none.</returns>
    public static int? FindHalf(ReadOnlySpan<byte> json)
    {
        var at = 0;
        int next;
        while ((next = json[at..].IndexOf((byte)'\\')) >= 0)
        {
            at += next;
            if (CodeAt(json, at) is not { } code)
            {
                // An escape of one letter, which may be a backslash itself.
                at += 2;
            }
            else if (!char.IsSurrogate(code))
            {
                at += EscapeLength;
            }
            else if (char.IsHighSurrogate(code) && CodeAt(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
            {
                at += 2 * EscapeLength;
            }
            else
            {
                return at;
            }
        }

        return null;
    }

    private static char? CodeAt(ReadOnlySpan<byte> json, int at) => json[at..].StartsWith("\\u"u8)
        ? (char)ushort.Parse(json.Slice(at + 2, EscapeLength - 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : null;
}
