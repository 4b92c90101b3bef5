using System.Text.Json.Serialization;

namespace FeedRanking.Inference.Loading;

/// <summary>Inputs of one graph and the outputs that the training framework computed for them.</summary>
internal sealed record GoldenCase(
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("inputs")] IReadOnlyDictionary<string, GoldenTensor> Inputs,
    [property: JsonPropertyName("outputs")] IReadOnlyDictionary<string, GoldenTensor> Outputs);
