using System.Globalization;
using System.Text.RegularExpressions;

namespace FeedRanking.FeedGateway.Tests.Edge.Raw;

/// <summary>What came back over a connection: every status in order, without "100 Continue", and the whole text.</summary>
internal sealed partial record RawAnswer(IReadOnlyList<int> Statuses, string Text)
{
    public static RawAnswer Parse(string text) => new(
        [.. StatusLine().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).Where(status => status != 100)],
        text);

    [GeneratedRegex(@"HTTP/1\.[01] ([0-9]{3}) ")]
    private static partial Regex StatusLine();
}
