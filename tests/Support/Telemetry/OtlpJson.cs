using System.Text.Json;

namespace FeedRanking.Testing.Telemetry;

/// <summary>Reads OTLP's JSON.</summary>
public static class OtlpJson
{
    /// <summary>The attributes of something that has some, values as texts.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(JsonElement owner) =>
        owner.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray().ToDictionary(
                pair => pair.GetProperty("key").GetString()!,
                pair => pair.GetProperty("value").EnumerateObject().First().Value.ToString())
            : new Dictionary<string, string>();
}
