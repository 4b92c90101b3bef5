using System.Text.Json.Serialization;

namespace FeedRanking.EventPipeline.Impressions;

/// <summary>JSON of the impression log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LoggedFeed))]
internal sealed partial class ImpressionJson : JsonSerializerContext;
