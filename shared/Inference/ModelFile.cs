using System.Text.Json.Serialization;

namespace FeedRanking.Inference;

/// <summary>One file of a model.</summary>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the file.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Inputs">For an ONNX graph: its inputs; otherwise absent.</param>
/// <param name="Outputs">For an ONNX graph: its outputs; otherwise absent.</param>
public sealed record ModelFile(
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("inputs")] IReadOnlyList<ModelTensor>? Inputs = null,
    [property: JsonPropertyName("outputs")] IReadOnlyList<ModelTensor>? Outputs = null);
