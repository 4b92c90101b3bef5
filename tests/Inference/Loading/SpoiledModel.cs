using System.Text.Json.Nodes;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Loading;

/// <summary>A model folder that was right until one thing in it was spoiled, with the message that must refuse it.</summary>
/// <param name="Spoil">Spoils the folder; returns the message that is expected, whole.</param>
internal sealed record SpoiledModel(Func<TestModel, string, string> Spoil)
{
    private const string Graph = "model.onnx";
    private const string Golden = "golden.json";
    private const string Manifest = "manifest.json";

    /// <summary>What the running code computes; the models of these tests are made of the same.</summary>
    public static readonly string[] Columns = ["age@1", "likes@2", "topic@1"];

    public static IReadOnlyDictionary<string, SpoiledModel> All { get; } = new Dictionary<string, SpoiledModel>
    {
        ["wrong sha256"] = new((_, folder) =>
        {
            var (path, before) = Read(folder, Graph);
            var content = File.ReadAllBytes(path);
            content[^1] ^= 1;
            File.WriteAllBytes(path, content);
            return $"{path}: sha256 is {Read(folder, Graph).Sha256}, the manifest says {before}.";
        }),
        ["truncated graph"] = new((_, folder) =>
        {
            var path = Truncate(folder, out var length);
            return $"{path}: {length / 2} bytes, the manifest says {length}.";
        }),
        ["truncated graph that the manifest knows"] = new((model, folder) =>
        {
            var path = Truncate(folder, out _);
            model.WriteManifest(folder);
            return $"{path}: ONNX Runtime refuses the graph: [ErrorCode:InvalidProtobuf] Failed to load model because protobuf parsing failed.";
        }),
        ["wrong shape"] = new((model, folder) =>
        {
            model.WriteManifest(folder, manifest =>
            {
                Tensor(manifest, "inputs")["shape"] = new JsonArray(-1, 4);
                Tensor(manifest, "inputs")["columns"] = new JsonArray("age@1", "likes@2", "topic@1", "more@1");
            });
            return $"{Path.Combine(folder, Graph)}: input 'features' has shape [-1, 3], the manifest says [-1, 4].";
        }),
        ["missing input"] = new((model, folder) =>
        {
            model.WriteManifest(folder, manifest => manifest["files"]![Graph]!["inputs"]!.AsArray().Add(
                new JsonObject { ["name"] = "history", ["shape"] = new JsonArray(-1, 2) }));
            return $"{Path.Combine(folder, Graph)}: the manifest names input 'history', the graph has features.";
        }),
        ["extra input"] = new((model, folder) =>
        {
            File.WriteAllBytes(Path.Combine(folder, Graph), new OnnxGraph()
                .Input("features", [-1, 3]).Input("shift", [1, 3]).Output("heads", [-1, 3])
                .Node("Add", ["features", "shift"], "heads").ToArray());
            model.WriteManifest(folder);
            return $"{Path.Combine(folder, Graph)}: the graph has input 'shift', which the manifest does not name.";
        }),
        ["weights are NaN"] = new((model, folder) =>
        {
            var golden = File.ReadAllText(Path.Combine(folder, Golden));
            model.Weights[0] = float.NaN;
            model.Write(Root(folder));
            File.WriteAllText(Path.Combine(folder, Golden), golden);
            model.WriteManifest(folder);
            return $"{Path.Combine(folder, Golden)}: golden case 0 of '{Graph}', output 'heads': value 0 is NaN, " +
                $"expected {FirstGoldenOutput(golden)}; the weights are not usable.";
        }),
        ["weights were changed"] = new((model, folder) =>
        {
            var golden = File.ReadAllText(Path.Combine(folder, Golden));
            Array.Clear(model.Weights);
            Array.Clear(model.Bias);
            model.Write(Root(folder));
            File.WriteAllText(Path.Combine(folder, Golden), golden);
            model.WriteManifest(folder);
            return $"{Path.Combine(folder, Golden)}: golden case 0 of '{Graph}', output 'heads': value 0 is 0.5, " +
                $"expected {FirstGoldenOutput(golden)} within 1E-05.";
        }),
        ["wrong feature version"] = new((model, folder) =>
        {
            model.WriteManifest(folder, manifest => Tensor(manifest, "inputs")["columns"]![1] = "likes@1");
            return $"{model.Name} {model.Version}, {Graph}: column 1 of tensor 'features' is 'likes@1', the running definitions have 'likes@2'. " +
                "Train the model again or serve a version that fits.";
        }),
        ["golden file absent"] = new((_, folder) =>
        {
            var length = new FileInfo(Path.Combine(folder, Golden)).Length;
            File.Delete(Path.Combine(folder, Golden));
            return $"{Path.Combine(folder, Golden)}: the file is missing; the manifest lists it with {length} bytes.";
        }),
        ["golden file not listed"] = new((model, folder) =>
        {
            model.WriteManifest(folder, manifest => manifest["files"]!.AsObject().Remove(Golden));
            return $"{Path.Combine(folder, Manifest)}: lists no file '{Golden}', only {Graph}.";
        }),
        ["graph of one row count"] = new((model, folder) =>
        {
            // With one row this operator drops the axis of rows; the golden case has three.
            File.WriteAllBytes(Path.Combine(folder, Graph), new OnnxGraph()
                .Input("features", [-1, 3]).Output("heads", [-1, 3]).Node("Squeeze", ["features"], "heads").ToArray());
            File.WriteAllText(Path.Combine(folder, Golden), """
                {"cases":[{"file":"model.onnx",
                  "inputs":{"features":{"shape":[3,3],"data":[1,2,3,4,5,6,7,8,9]}},"outputs":{"heads":{"shape":[3,3],"data":[1,2,3,4,5,6,7,8,9]}}}]}
                """);
            model.WriteManifest(folder, manifest =>
            {
                Tensor(manifest, "outputs")["shape"] = new JsonArray(-1, 3);
                Tensor(manifest, "outputs")["columns"] = new JsonArray("a", "b", "c");
            });
            return $"{Path.Combine(folder, Graph)}: the graph does not run with 1 rows: ";
        }),
        ["tensor too large"] = new((model, folder) =>
        {
            model.WriteManifest(folder, manifest => Tensor(manifest, "inputs")["shape"] = new JsonArray(-1, 65_536, 65_536));
            return $"{Path.Combine(folder, Manifest)}: tensor 'features' of '{Graph}' has shape [-1, 65536, 65536]; " +
                "expected at most 8 axes and 1048576 values a row.";
        }),
    };

    private static JsonNode Tensor(JsonNode manifest, string kind) => manifest["files"]![Graph]![kind]![0]!;

    private static string Root(string folder) => Path.GetFullPath(Path.Combine(folder, "..", ".."));

    private static (string Path, string Sha256) Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return (path, TestModel.Describe(path)["sha256"]!.GetValue<string>());
    }

    private static string Truncate(string folder, out int length)
    {
        var path = Path.Combine(folder, Graph);
        var content = File.ReadAllBytes(path);
        length = content.Length;
        File.WriteAllBytes(path, content[..(length / 2)]);
        return path;
    }

    private static string FirstGoldenOutput(string golden) =>
        ((float)JsonNode.Parse(golden)!["cases"]![0]!["outputs"]!["heads"]!["data"]![0]!).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
