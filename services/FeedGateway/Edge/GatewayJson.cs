using System.Text.Json.Serialization;

namespace FeedRanking.FeedGateway.Edge;

/// <summary>JSON of the public API: snake_case, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FeedAnswer))]
[JsonSerializable(typeof(EventsAnswer))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IndexAnswer))]
internal sealed partial class GatewayJson : JsonSerializerContext;
