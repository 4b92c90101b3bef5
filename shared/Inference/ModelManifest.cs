using System.Text.Json.Serialization;
using FeedRanking.Inference.Loading;

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
    [property: JsonPropertyName("metrics")] IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>The manifest's own file name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Reads the manifest of a model folder. Does not look at the other files.</summary>
    /// <exception cref="ModelRejectedException">It is missing, is no JSON, or lacks a required entry.</exception>
    public static ModelManifest Read(string modelDirectory) => ManifestReader.Read(modelDirectory);

    /// <summary>Demands that a tensor's columns are exactly these, in this order: the check that a model fits the running feature definitions.</summary>
    /// <param name="file">File of the graph, for example "model.onnx".</param>
    /// <param name="tensor">Input or output of that graph.</param>
    /// <param name="columns">What the running code computes or expects.</param>
    /// <exception cref="ModelRejectedException">File or tensor is missing, or the columns differ; the message names the first difference.</exception>
    public void RequireColumns(string file, string tensor, IReadOnlyList<string> columns)
    {
        var found = FindTensor(file, tensor);
        var actual = found.Columns
            ?? throw new ModelRejectedException($"{Name} {Version}, {file}: tensor '{tensor}' names no columns; expected {columns.Count}.");
        for (var i = 0; i < Math.Min(actual.Count, columns.Count); i++)
        {
            if (actual[i] != columns[i])
            {
                throw new ModelRejectedException(
                    $"{Name} {Version}, {file}: column {i} of tensor '{tensor}' is '{actual[i]}', the running definitions have '{columns[i]}'. " +
                    "Train the model again or serve a version that fits.");
            }
        }

        if (actual.Count != columns.Count)
        {
            throw new ModelRejectedException(
                $"{Name} {Version}, {file}: tensor '{tensor}' has {actual.Count} columns, the running definitions have {columns.Count}. " +
                "Train the model again or serve a version that fits.");
        }
    }

    /// <summary>Finds an input or output of a graph.</summary>
    /// <exception cref="ModelRejectedException">There is none of that name; the message lists those there are.</exception>
    public ModelTensor FindTensor(string file, string tensor)
    {
        if (!Files.TryGetValue(file, out var entry))
        {
            throw new ModelRejectedException($"{Name} {Version}: the manifest lists no file '{file}', only {string.Join(", ", Files.Keys)}.");
        }

        var all = (entry.Inputs ?? []).Concat(entry.Outputs ?? []).ToList();
        return all.Find(candidate => candidate.Name == tensor)
            ?? throw new ModelRejectedException(
                $"{Name} {Version}, {file}: the manifest lists no tensor '{tensor}', only {string.Join(", ", all.Select(t => t.Name))}.");
    }
}
