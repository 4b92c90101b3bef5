using System.Text.Json.Serialization;

namespace FeedRanking.FeatureStore;

/// <summary>JSON of <see cref="PopularityFile"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<PopularVideo>>))]
internal sealed partial class PopularityJson : JsonSerializerContext;
