using System.Text.Json.Serialization;

namespace FeedRanking.Inference;

/// <summary>Training data of a model.</summary>
/// <param name="Source">Name and licence of the data.</param>
/// <param name="Fingerprint">SHA-256 over the data files.</param>
/// <param name="CatalogueFingerprint">SHA-256 over the video table: which catalogue the model knows.</param>
/// <param name="From">First day, YYYYMMDD.</param>
/// <param name="To">Last day, YYYYMMDD, included.</param>
public sealed record TrainingData(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("fingerprint")] string Fingerprint,
    [property: JsonPropertyName("catalogue_fingerprint")] string CatalogueFingerprint,
    [property: JsonPropertyName("from")] int From,
    [property: JsonPropertyName("to")] int To);
