using System.Text.Json.Serialization;

namespace FeedRanking.Inference;

/// <summary>What manifest.json beside a model says: which files with which checksums, their inputs and outputs, and where the model comes from.</summary>
/// <param name="Name">Model name, for example "heavy-ranker".</param>
/// <param name="Version">Version, the name of the folder.</param>
/// <param name="Files">Every file of the model but the manifest itself, by file name.</param>
/// <param name="Data">The data that it was trained on.</param>
/// <param name="Training">How it was trained.</param>
/// <param name="Metrics">Offline metrics at training time, by name.</param>
public sealed record ModelManifest(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("files")] IReadOnlyDictionary<string, ModelFile> Files,
    [property: JsonPropertyName("data")] TrainingData Data,
    [property: JsonPropertyName("training")] TrainingRun Training,
    [property: JsonPropertyName("metrics")] IReadOnlyDictionary<string, double> Metrics);

/// <summary>One file of a model.</summary>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the file.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Inputs">For an ONNX graph: its inputs; otherwise absent.</param>
/// <param name="Outputs">For an ONNX graph: its outputs; otherwise absent.</param>
public sealed record ModelFile(
    [property: JsonPropertyName("sha256")] string Sha256,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("inputs")] IReadOnlyList<ModelTensor>? Inputs,
    [property: JsonPropertyName("outputs")] IReadOnlyList<ModelTensor>? Outputs);

/// <summary>One float32 tensor of a graph.</summary>
/// <param name="Name">Its name in the graph.</param>
/// <param name="Shape">Its shape; -1 stands for the number of rows.</param>
/// <param name="Columns">Names along the last axis: "feature@version" for inputs made of features, head names for outputs; absent otherwise.</param>
public sealed record ModelTensor(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("shape")] IReadOnlyList<int> Shape,
    [property: JsonPropertyName("columns")] IReadOnlyList<string>? Columns);

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
