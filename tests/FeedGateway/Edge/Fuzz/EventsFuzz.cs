using System.Text;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>Makes bodies for POST /v1/events by changing right ones, byte by byte and piece by piece.</summary>
internal static class EventsFuzz
{
    private const string Event =
        """{"event_id":"0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d","type":"dwell","user_id":7,"video_id":9,"occurred_at":"2026-01-01T00:00:00Z","play_time_ms":18000,"position":3,"request_id":"r1"}""";

    private static readonly string[] Fields =
        ["event_id", "type", "user_id", "video_id", "occurred_at", "play_time_ms", "position", "request_id", "other", "\\ud800", "user\\u005fid", ""];

    private static readonly string[] Values =
    [
        "1", "-1", "0", "-0", "1.0", "1e2", "1e999999", "9007199254740991", "9007199254740992", "123456789012345678901234567890", "true", "null", "{}", "[]",
        "\"\"", "\"7\"", "\"like\"", "\"LIKE\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"2026-01-01T00:00:00Z\"",
        "\"2026-01-01T00:00:00Z\\n\"", "\"2026-13-01T00:00:00Z\"", "\"2026-01-01T24:00:00Z\"", "\"2025-12-31 23:59:59.123456789+14:00\"", "\"0001-01-01T00:00:00+14:00\"",
        "\" 0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d\"", "\"+d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d\"", "\"0x9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d\"",
        "\"{0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d}\"", "\"'<script>\"", "NaN", "01", "+1", "'x'",
    ];

    private static readonly string?[] ContentTypes =
    [
        "application/json", "application/json", "application/json", "application/json", null, "application/json; charset=utf-8", "APPLICATION/JSON",
        "application/cloudevents-batch+json", "application/json; charset=utf-16", "text/plain", "application/x-www-form-urlencoded", "json", ";;;", "application/xml",
    ];

    private static readonly string?[] Encodings = [null, null, null, null, null, null, null, "identity", "gzip", "br, gzip", "\u0001"];

    public static IEnumerable<FuzzRequest> Seeds { get; } = [Post($"[{Event}]"), Post($"[{Event},{Event},7]"), Post("[]"), Post("")];

    public static FuzzRequest Next(Random random, FuzzCorpus corpus)
    {
        var request = corpus.Pick(random);
        for (var changes = random.Next(3); changes >= 0; changes--)
        {
            request = request with { Body = Change(random, request.Body) };
        }

        return random.Next(10) == 0
            ? request with { ContentType = ContentTypes[random.Next(ContentTypes.Length)], ContentEncoding = Encodings[random.Next(Encodings.Length)] }
            : request;
    }

    private static byte[] Change(Random random, byte[] body)
    {
        switch (random.Next(200))
        {
            case 0:
                return [.. Encoding.UTF8.Preamble, .. body];
            case 1:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body));
            case 2:
                return Encoding.UTF8.GetBytes(new string('[', random.Next(1, 2_000)) + new string(']', random.Next(1, 2_000)));
            case 3:
                return Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(Event, random.Next(480, 520)))}]");
            case 4:
                return Encoding.UTF8.GetBytes("[" + new string(' ', (1 << 20) - random.Next(0, 4)) + "]");
            case 5:
                return Encoding.UTF8.GetBytes($$"""[{"user_id":{{new string('9', random.Next(1, 5_000))}}}]""");
            case < 100:
                return ReplaceValue(random, body);
            default:
                return ChangeBytes(random, body);
        }
    }

    // Another event in which one field says something else, or a field stands twice.
    private static byte[] ReplaceValue(Random random, byte[] body)
    {
        var id = new byte[16];
        random.NextBytes(id);
        var changed = Event.Replace("0d9a6a3e-3f27-4d3c-9a55-6c1f2a4b5c6d", new Guid(id).ToString(), StringComparison.Ordinal)[..^1]
            + $",\"{Fields[random.Next(Fields.Length)]}\":{Values[random.Next(Values.Length)]}}}";
        var text = Encoding.UTF8.GetString(body);
        var end = text.LastIndexOf(']');
        return Encoding.UTF8.GetBytes(end < 1 || text.Length > 20_000 || random.Next(3) == 0 ? $"[{changed}]" : $"{text[..end]},{changed}]");
    }

    private static byte[] ChangeBytes(Random random, byte[] body)
    {
        if (body.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var at = random.Next(body.Length);
        switch (random.Next(5))
        {
            case 0:
                return body[..at];
            case 1:
                return [.. body[..at], (byte)random.Next(256), .. body[at..]];
            case 2:
                return [.. body[..at], .. body[(at + 1)..]];
            case 3:
                return [.. body[..at], .. Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]), .. body[at..]];
            default:
                var flipped = body.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    private static FuzzRequest Post(string body) => new("POST", "/v1/events", "", Encoding.UTF8.GetBytes(body)) { ContentType = "application/json" };
}
