using System.Globalization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>Reads an integer as the API writes it: ASCII digits and nothing else.</summary>
internal static class Digits
{
    /// <returns>False for an empty text, any other character, or a number beyond <paramref name="max"/>.</returns>
    public static bool TryRead(string text, long max, out long number)
    {
        // Looked at one by one: the framework's own parser lets a number end with zero bytes.
        if (text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            number = 0;
            return false;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;
    }
}
