using System.Text.Json.Serialization;

namespace FeedRanking.Inference;

/// <summary>The run that made a model.</summary>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="Commit">Commit of the training code, or "unknown".</param>
/// <param name="Framework">Library and version.</param>
/// <param name="Config">Hyper-parameters, as text by name.</param>
public sealed record TrainingRun(
    [property: JsonPropertyName("seed")] int Seed,
    [property: JsonPropertyName("commit")] string Commit,
    [property: JsonPropertyName("framework")] string Framework,
    [property: JsonPropertyName("config")] IReadOnlyDictionary<string, string> Config);
