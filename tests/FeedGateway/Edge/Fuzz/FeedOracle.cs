using System.Text.RegularExpressions;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>Says what a request for a feed deserves, by rules of its own: nothing here is shared with the gateway.</summary>
internal static partial class FeedOracle
{
    private static readonly string[] Known = ["user_id", "size", "region", "cursor", "explain"];

    /// <returns>The status, and the fields of which at least one must be named; empty where none needs to be.</returns>
    public static (int Status, IReadOnlySet<string> Fields) Judge(FuzzRequest request)
    {
        var path = request.Path.TrimEnd('/').ToLowerInvariant();
        var takes = request.Path == "/" ? "GET" : path switch { "/v1/feed" => "GET", "/v1/events" => "POST", _ => null };
        if (takes is null)
        {
            return (404, new HashSet<string>());
        }

        if (!request.Method.Equals(takes, StringComparison.OrdinalIgnoreCase))
        {
            return (405, new HashSet<string> { "method" });
        }

        if (path == "/v1/events")
        {
            return request.ContentType is null ? (400, new HashSet<string> { "body" }) : (415, new HashSet<string> { "content-type" });
        }

        var wrong = request.Path == "/" ? [] : WrongFields(request.Query);
        return (wrong.Count == 0 ? 200 : 400, wrong);
    }

    private static HashSet<string> WrongFields(string query)
    {
        if (query.Length > 2_048)
        {
            return ["query"];
        }

        var given = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (Name: Decode(pair[0]), Value: pair.Length > 1 ? Decode(pair[1]) : "")).ToList();
        var wrong = given.Select(pair => pair.Name).Where(name => !Known.Contains(name)).ToHashSet();
        foreach (var field in Known)
        {
            // The framework takes names of any case for the same, so that two cases of one name stand twice.
            var same = given.Where(pair => pair.Name.Equals(field, StringComparison.OrdinalIgnoreCase)).ToList();
            if (same.Count > 1 || (same.Count == 0 && field == "user_id") || same.Any(pair => !IsRight(field, pair.Value)))
            {
                wrong.Add(field);
            }
        }

        return wrong;
    }

    private static bool IsRight(string field, string value) => field switch
    {
        "user_id" => Number().IsMatch(value) && decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) <= 9_007_199_254_740_991m,
        "size" => Number().IsMatch(value) && decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 50,
        "region" => FeedRanking.Features.Regions.All.Contains(value),
        "explain" => value is "true" or "false",
        "cursor" => FormOfACursor().IsMatch(value),
        _ => false,
    };

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    [GeneratedRegex(@"^[A-Za-z0-9_-]{40}\z")]
    private static partial Regex FormOfACursor();

    // At most 28 digits, which a decimal holds; leading zeros may come before.
    [GeneratedRegex(@"^0*[0-9]{1,28}\z")]
    private static partial Regex Number();
}
