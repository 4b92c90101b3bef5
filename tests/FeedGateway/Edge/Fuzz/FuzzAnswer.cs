using System.Text.Json;

namespace FeedRanking.FeedGateway.Tests.Edge.Fuzz;

/// <summary>An answer with what its body says.</summary>
internal sealed record FuzzAnswer(int Status, string ContentType, string Allow, byte[] Body)
{
    private JsonElement? _json;

    public JsonElement Json => _json ??= JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>Field and reason of everything that is refused, in a problem or beside accepted events.</summary>
    public IReadOnlyList<(string Field, string Reason)> Faults
    {
        get
        {
            var json = Json;
            var list = json.TryGetProperty("errors", out var errors) ? errors : json.TryGetProperty("rejected", out var rejected) ? rejected : default;
            return list.ValueKind != JsonValueKind.Array
                ? []
                : [.. list.EnumerateArray().Select(fault => (fault.GetProperty("field").GetString()!, fault.GetProperty("reason").GetString()!))];
        }
    }
}
