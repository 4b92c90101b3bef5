using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>JSON of the public API: snake_case, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FeedAnswer))]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IndexAnswer))]
internal sealed partial class GatewayJson : JsonSerializerContext
{
    /// <summary>
    /// For answers that people read: quotes and letters beyond ASCII stay what they are. Safe, because every answer says that it is JSON and
    /// nothing else. Feeds keep <see cref="Default"/>, which the generator makes faster.
    /// </summary>
    public static GatewayJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
