using System.Globalization;
using System.Text.Json;
using FeedRanking.LoadTests.Requests;

namespace FeedRanking.LoadTests.Clients;

/// <summary>Reads what a load test needs of an answer.</summary>
internal static class FeedJson
{
    /// <exception cref="FeedCallException">The body is no feed.</exception>
    public static FeedAnswer Read(ReadOnlyMemory<byte> body, string serverTiming)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var feed = json.RootElement;
            var items = feed.GetProperty("items");
            var ids = new List<long>(items.GetArrayLength());
            foreach (var item in items.EnumerateArray())
            {
                ids.Add(item.GetProperty("video_id").GetInt64());
            }

            return new FeedAnswer(
                feed.GetProperty("served_by").GetString()!,
                IsNewFeed: items.GetArrayLength() > 0 && items[0].GetProperty("position").GetInt32() == 0,
                feed.GetProperty("next_cursor").GetString(),
                ids,
                Timing(serverTiming),
                body.Length);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FeedCallException("unreadable");
        }
    }

    /// <summary>Reads "viewer;dur=0.61, …, total;dur=14.5".</summary>
    public static IReadOnlyList<KeyValuePair<string, double>> Timing(string header)
    {
        var parts = new List<KeyValuePair<string, double>>();
        foreach (var part in header.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf(";dur=", StringComparison.Ordinal);
            if (at > 0 && double.TryParse(part.AsSpan(at + 5), NumberStyles.Float, CultureInfo.InvariantCulture, out var ms))
            {
                parts.Add(new(part[..at], ms));
            }
        }

        return parts;
    }
}
