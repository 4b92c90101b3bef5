using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace FeedRanking.Testing.Models;

/// <summary>
/// A model folder with a tiny graph, sigmoid(features × weights + bias), written as training writes it: manifest, checksums, golden
/// cases. Its weights follow from the seed. Every part can be spoiled before <see cref="Write"/>.
/// </summary>
public sealed class TestModel
{
    private const int GoldenRows = 3;

    /// <summary>Makes a model that takes rows of some columns and answers heads.</summary>
    public TestModel(string name, IReadOnlyList<string> columns, IReadOnlyList<string> heads, string version = "test-1", int seed = 1)
    {
        Name = name;
        Version = version;
        Columns = columns;
        Heads = heads;
        var random = new Random(seed);
        Weights = [.. Enumerable.Range(0, columns.Count * heads.Count).Select(_ => (random.NextSingle() - 0.5f) / columns.Count)];
        Bias = [.. heads.Select(_ => random.NextSingle() - 0.5f)];
        GoldenInput = [.. Enumerable.Range(0, GoldenRows * columns.Count).Select(_ => random.NextSingle())];
    }

    /// <summary>Model name.</summary>
    public string Name { get; }

    /// <summary>Model version.</summary>
    public string Version { get; }

    /// <summary>Columns of the input "features".</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Columns of the output "heads".</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>Weights, columns × heads.</summary>
    public float[] Weights { get; }

    /// <summary>Bias per head.</summary>
    public float[] Bias { get; }

    /// <summary>Input of the golden case.</summary>
    public float[] GoldenInput { get; }

    /// <summary>Writes ROOT/NAME/VERSION.</summary>
    /// <param name="root">The models root.</param>
    /// <param name="spoil">Changes the manifest after it is right.</param>
    /// <returns>The model folder.</returns>
    public string Write(string root, Action<JsonNode>? spoil = null)
    {
        var folder = Path.Combine(root, Name, Version);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Graph());
        File.WriteAllText(Path.Combine(folder, "golden.json"), Golden().ToJsonString());
        WriteManifest(folder, spoil);
        return folder;
    }

    /// <summary>Writes the manifest of the files that are there.</summary>
    public void WriteManifest(string folder, Action<JsonNode>? spoil = null)
    {
        var graph = Describe(Path.Combine(folder, "model.onnx"));
        graph["inputs"] = new JsonArray(Tensor("features", Columns));
        graph["outputs"] = new JsonArray(Tensor("heads", Heads));
        var manifest = new JsonObject
        {
            ["name"] = Name,
            ["version"] = Version,
            ["files"] = new JsonObject { ["model.onnx"] = graph, ["golden.json"] = Describe(Path.Combine(folder, "golden.json")) },
            ["data"] = new JsonObject
            {
                ["source"] = "none",
                ["fingerprint"] = "",
                ["catalogue_fingerprint"] = "",
                ["from"] = 20220408,
                ["to"] = 20220428,
            },
            ["training"] = new JsonObject
            {
                ["seed"] = 1,
                ["commit"] = "unknown",
                ["framework"] = "none",
                ["config"] = new JsonObject(),
            },
            ["metrics"] = new JsonObject(),
        };
        spoil?.Invoke(manifest);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest.ToJsonString());
    }

    /// <summary>What the graph computes, in double precision: the truth for tests.</summary>
    public float[] Score(ReadOnlySpan<float> features)
    {
        var rows = features.Length / Columns.Count;
        var scores = new float[rows * Heads.Count];
        for (var row = 0; row < rows; row++)
        {
            for (var head = 0; head < Heads.Count; head++)
            {
                double sum = Bias[head];
                for (var column = 0; column < Columns.Count; column++)
                {
                    sum += (double)features[(row * Columns.Count) + column] * Weights[(column * Heads.Count) + head];
                }

                scores[(row * Heads.Count) + head] = (float)(1 / (1 + Math.Exp(-sum)));
            }
        }

        return scores;
    }

    /// <summary>Length and checksum of a file as a manifest gives them.</summary>
    public static JsonObject Describe(string path) => new()
    {
        ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
        ["bytes"] = new FileInfo(path).Length,
    };

    private byte[] Graph() => new OnnxGraph()
        .Input("features", [-1, Columns.Count])
        .Output("heads", [-1, Heads.Count])
        .Weights("weights", [Columns.Count, Heads.Count], Weights)
        .Weights("bias", [Heads.Count], Bias)
        .Node("Gemm", ["features", "weights", "bias"], "logits")
        .Node("Sigmoid", ["logits"], "heads")
        .ToArray();

    private JsonObject Golden() => new()
    {
        ["cases"] = new JsonArray(new JsonObject
        {
            ["file"] = "model.onnx",
            ["inputs"] = new JsonObject { ["features"] = Values(Columns.Count, GoldenInput) },
            ["outputs"] = new JsonObject { ["heads"] = Values(Heads.Count, Score(GoldenInput).Select(v => float.IsFinite(v) ? v : 0.5f)) },
        }),
    };

    private static JsonObject Values(int width, IEnumerable<float> values) => new()
    {
        ["shape"] = new JsonArray(GoldenRows, width),
        ["data"] = new JsonArray([.. values.Select(value => (JsonNode)double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))]),
    };

    private static JsonObject Tensor(string name, IReadOnlyList<string> columns) => new()
    {
        ["name"] = name,
        ["shape"] = new JsonArray(-1, columns.Count),
        ["columns"] = new JsonArray([.. columns.Select(column => (JsonNode)column)]),
    };
}
