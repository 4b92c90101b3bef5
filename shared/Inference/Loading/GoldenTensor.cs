using System.Text.Json.Serialization;

namespace FeedRanking.Inference.Loading;

/// <summary>One tensor of a golden case, row-major.</summary>
internal sealed record GoldenTensor(
    [property: JsonPropertyName("shape")] IReadOnlyList<int> Shape,
    [property: JsonPropertyName("data")] float[] Data);
