using System.Text.Json.Serialization;

namespace FeedRanking.Offline.Load;

/// <summary>JSON of what commands report.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LoadReport))]
[JsonSerializable(typeof(Precompute.PrecomputeReport))]
internal sealed partial class LoadJson : JsonSerializerContext;
