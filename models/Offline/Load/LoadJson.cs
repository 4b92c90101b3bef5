using System.Text.Json.Serialization;

namespace FeedRanking.Offline.Load;

/// <summary>JSON of <see cref="LoadReport"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LoadReport))]
internal sealed partial class LoadJson : JsonSerializerContext;
