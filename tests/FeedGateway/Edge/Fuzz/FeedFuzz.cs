namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>Makes requests for feeds: mostly nearly right ones.</summary>
internal static class FeedFuzz
{
    private static readonly string[] Methods = ["GET", "GET", "GET", "GET", "GET", "GET", "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "get", "G\u00e9T", "TRACE"];

    private static readonly string[] Paths =
    [
        "/v1/feed", "/v1/feed", "/v1/feed", "/v1/feed", "/v1/feed", "/v1/feed", "/v1/feed", "/v1/feed/", "/V1/Feed", "/v1/feed/x", "/v1", "/",
        "/v1/feed.json", "/v2/feed", "//v1/feed", "/v1/%00", "/v1/\ud83d\ude00", "/v1/events", "/../etc/passwd", "/v1/feed\u0000",
    ];

    private static readonly string[] Names =
        ["user_id", "user_id", "user_id", "size", "region", "explain", "cursor", "USER_ID", "user%5Fid", "", "%00", "colour", "user_id[]", "\u00fcser", "%ff"];

    private static readonly string[] Values =
    [
        "1", "7", "0", "20", "50", "51", "-1", "+5", "%2B5", "1.0", "1e1", "9007199254740991", "9007199254740992", "18446744073709551616", "", "%00", "1%00",
        "1%0", "%31", "%D9%A1", "0x1", " 1", "1+", "NaN", "null", "true", "false", "br", "jp", "BR", "global", "%ED%A0%80", "%F0%9F%98%80", "%C0%AE",
        "%27%3Cscript%3E", "\u00e9", "1;2", "000000000000000000000000000001",
    ];

    public static IEnumerable<FuzzRequest> Seeds { get; } =
    [
        new("GET", "/v1/feed", "?user_id=1", []),
        new("GET", "/v1/feed", "?user_id=1&size=5&region=br&explain=true", []),
        new("GET", "/v1/feed", "?user_id=1&cursor=AZX2J0nQcOFrBqFDHb1nGvQAAAUAMkQx_kq-7dYG", []),
        new("GET", "/v1/feed", "", []),
    ];

    public static FuzzRequest Next(Random random, FuzzCorpus corpus)
    {
        var request = random.Next(4) == 0
            ? new FuzzRequest(Pick(random, Methods), Pick(random, Paths), MakeQuery(random), [])
            : corpus.Pick(random);
        for (var changes = random.Next(3); changes >= 0; changes--)
        {
            request = Change(random, request);
        }

        return request;
    }

    private static FuzzRequest Change(Random random, FuzzRequest request) => random.Next(12) switch
    {
        0 => request with { Method = Pick(random, Methods) },
        1 => request with { Path = Pick(random, Paths) },
        2 => request with { Query = MakeQuery(random) },
        3 or 4 => request with { Query = $"{Begun(request.Query)}&{Pair(random)}" },
        5 => request with { Query = Begun(request.Query) + string.Concat(Enumerable.Repeat($"&{Pair(random)}", random.Next(100))) },
        6 => request with { Query = Begun(request.Query) + "&region=" + new string('x', random.Next(2_500)) },
        7 => request with { Body = [.. Enumerable.Repeat((byte)'x', random.Next(2_000))], ContentType = "text/plain" },
        _ => request with { Query = ChangeText(random, request.Query) },
    };

    private static string ChangeText(Random random, string text)
    {
        if (text.Length < 2)
        {
            return "?user_id=1";
        }

        var at = 1 + random.Next(text.Length - 1);
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, Pick(random, Values)),
            _ => string.Concat(text.AsSpan(0, at), ((char)random.Next(1, 0x250)).ToString(), text.AsSpan(at + 1)),
        };
    }

    private static string MakeQuery(Random random) => "?" + string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => Pair(random)));

    private static string Pair(Random random) => random.Next(8) == 0 ? Pick(random, Names) : $"{Pick(random, Names)}={Pick(random, Values)}";

    private static string Begun(string query) => query.Length == 0 ? "?" : query;

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
