using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>Says what a body for POST /v1/events deserves, by rules of its own: nothing here is shared with the gateway but the base library.</summary>
internal static partial class EventsOracle
{
    private const decimal MaxId = 9_007_199_254_740_991;
    private static readonly string[] Types = ["impression", "click", "like", "comment", "share", "follow", "dwell", "hide", "report"];

    /// <returns>The status, and for a readable batch which events are right.</returns>
    public static (int Status, IReadOnlyList<bool> Right) Judge(FuzzRequest request)
    {
        if ((request.ContentType is { } type && !JsonType().IsMatch(type)) || request.ContentEncoding is not (null or "identity"))
        {
            return (415, []);
        }

        if (request.Body.Length > 1 << 20)
        {
            return (413, []);
        }

        if (ReadArray(request.Body) is not { Count: > 0 and <= 500 } events)
        {
            return (400, []);
        }

        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var right = events.Select(one => one is not null && IsRight(one) && ids.Add(one["event_id"].GetString()!)).ToList();
        return (right.Contains(true) ? 202 : 400, right);
    }

    // Null for what is no object; of a field that stands twice, the last counts.
    private static List<Dictionary<string, JsonElement>?>? ReadArray(byte[] body)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(body);
            var root = JsonSerializer.Deserialize<JsonElement>(body);
            Visit(root);
            return root.ValueKind != JsonValueKind.Array ? null : [.. root.EnumerateArray().Select(one => one.ValueKind != JsonValueKind.Object
                ? null
                : one.EnumerateObject().GroupBy(field => field.Name).ToDictionary(field => field.Key, field => field.Last().Value))];
        }
        catch (Exception e) when (e is DecoderFallbackException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // Reads every text, which throws where one cannot be read.
    private static void Visit(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var inner in element.EnumerateArray())
                {
                    Visit(inner);
                }

                break;
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                {
                    _ = field.Name;
                    Visit(field.Value);
                }

                break;
        }
    }

    private static bool IsRight(Dictionary<string, JsonElement> one)
    {
        var type = Text(one, "type") ?? "";
        return Uuid().IsMatch(Text(one, "event_id") ?? "")
            && Types.Contains(type)
            && IsInteger(one, "user_id", MaxId, isRequired: true)
            && IsInteger(one, "video_id", MaxId, isRequired: true)
            && IsRecent(Text(one, "occurred_at") ?? "")
            && IsInteger(one, "position", 999, isRequired: false)
            && IsInteger(one, "play_time_ms", 86_400_000, isRequired: type == "dwell")
            && (!Has(one, "request_id") || Text(one, "request_id") is { Length: >= 1 and <= 64 });
    }

    private static bool IsInteger(Dictionary<string, JsonElement> one, string field, decimal max, bool isRequired) => Has(one, field)
        ? Integer().IsMatch(one[field].GetRawText()) && decimal.Parse(one[field].GetRawText(), CultureInfo.InvariantCulture) <= max
        : !isRequired;

    private static bool IsRecent(string text) =>
        Time().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var time)
        && time <= FuzzTarget.Now.AddMinutes(5) && time >= FuzzTarget.Now.AddDays(-7);

    private static bool Has(Dictionary<string, JsonElement> one, string field) =>
        one.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null;

    private static string? Text(Dictionary<string, JsonElement> one, string field) =>
        Has(one, field) && one[field].ValueKind == JsonValueKind.String ? one[field].GetString() : null;

    [GeneratedRegex(@"^application/(x-www-form-urlencoded|([a-z-]+\+)?json(; charset=utf-8)?)\z", RegexOptions.IgnoreCase)]
    private static partial Regex JsonType();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\z")]
    private static partial Regex Uuid();

    // JSON itself allows "-0", which is 0.
    [GeneratedRegex(@"^(-0|[0-9]{1,28})\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Time();
}
