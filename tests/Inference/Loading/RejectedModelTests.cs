using System.Text.Json.Nodes;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Loading;

/// <summary>Each way in which a model folder can be wrong is refused with a message that names the file and what was expected.</summary>
public sealed class RejectedModelTests : IDisposable
{
    private static readonly InferenceOptions Cpu = new() { Provider = "cpu", Concurrency = 1, MaxRows = 16 };

    private readonly TemporaryFolder _root = new();
    private readonly TestModel _model = new("tiny", ["a@1", "b@1", "c@1"], ["click", "like"]);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Load_ManifestMissing_NamesTheFile()
    {
        var folder = _model.Write(_root.Path);
        File.Delete(Path.Combine(folder, "manifest.json"));

        Rejection(folder).ShouldBe($"{Path.Combine(folder, "manifest.json")}: the manifest is missing.");
    }

    [Theory]
    [InlineData("{", "not a valid manifest")]
    [InlineData("null", "holds null")]
    [InlineData("{\"name\":\"tiny\"}", "version")]
    [InlineData("{\"name\":null}", "not a valid manifest")]
    public void Load_ManifestNotValid_SaysWhat(string content, string expected)
    {
        var folder = _model.Write(_root.Path);
        File.WriteAllText(Path.Combine(folder, "manifest.json"), content);

        Rejection(folder).ShouldContain(expected);
    }

    [Fact]
    public void Load_FileMissing_NamesFileAndLength()
    {
        var folder = _model.Write(_root.Path);
        var length = new FileInfo(Path.Combine(folder, "model.onnx")).Length;
        File.Delete(Path.Combine(folder, "model.onnx"));

        Rejection(folder).ShouldBe($"{Path.Combine(folder, "model.onnx")}: the file is missing; the manifest lists it with {length} bytes.");
    }

    [Fact]
    public void Load_FileLonger_NamesBothLengths()
    {
        var folder = _model.Write(_root.Path);
        var path = Path.Combine(folder, "model.onnx");
        var length = new FileInfo(path).Length;
        File.AppendAllText(path, "x");

        Rejection(folder).ShouldBe($"{path}: {length + 1} bytes, the manifest says {length}.");
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("golden.json")]
    public void Load_OneBitFlipped_NamesBothChecksums(string file)
    {
        var folder = _model.Write(_root.Path);
        var path = Path.Combine(folder, file);
        var content = File.ReadAllBytes(path);
        var before = TestModel.Describe(path)["sha256"]!.GetValue<string>();
        content[^1] ^= 1;
        File.WriteAllBytes(path, content);
        var after = TestModel.Describe(path)["sha256"]!.GetValue<string>();

        Rejection(folder).ShouldBe($"{path}: sha256 is {after}, the manifest says {before}.");
    }

    [Fact]
    public void Load_FileNotListed_NamesThoseListed()
    {
        var folder = _model.Write(_root.Path);

        var e = Should.Throw<ModelRejectedException>(() => OnnxModel.Load(folder, Cpu, "other.onnx"));

        e.Message.ShouldContain("lists no file 'other.onnx', only model.onnx, golden.json");
    }

    [Theory]
    [InlineData("../model.onnx")]
    [InlineData("sub/model.onnx")]
    [InlineData("..")]
    public void Load_FileOutsideTheFolder_IsRefused(string name)
    {
        var folder = _model.Write(_root.Path, m => m["files"]![name] = m["files"]!["model.onnx"]!.DeepClone());

        Rejection(folder).ShouldEndWith($"'{name}' is not a plain file name.");
    }

    [Fact]
    public void Load_OtherInputName_NamesBoth()
    {
        var folder = _model.Write(_root.Path, m => Input(m)["name"] = "rows");

        Rejection(folder).ShouldContain("the manifest names input 'rows', the graph has features");
    }

    [Fact]
    public void Load_OtherWidth_NamesBothShapes()
    {
        var folder = _model.Write(_root.Path, m =>
        {
            Input(m)["shape"] = new JsonArray(-1, 4);
            Input(m)["columns"] = new JsonArray("a@1", "b@1", "c@1", "d@1");
        });

        Rejection(folder).ShouldContain("input 'features' has shape [-1, 3], the manifest says [-1, 4]");
    }

    [Fact]
    public void Load_ColumnsDoNotFitTheShape_IsRefused()
    {
        var folder = _model.Write(_root.Path, m => Input(m)["columns"] = new JsonArray("a@1"));

        Rejection(folder).ShouldContain("tensor 'features' of 'model.onnx' names 1 columns, its last axis has 3");
    }

    [Fact]
    public void Load_GraphHasMoreOutputs_NamesTheOneLeftOut()
    {
        var folder = _model.Write(_root.Path, m => m["files"]!["model.onnx"]!["outputs"]![0]!["name"] = "features");

        Rejection(folder).ShouldContain("the manifest names output 'features', the graph has heads");
    }

    [Fact]
    public void Load_GraphOfDoubles_AsksForFloats()
    {
        var folder = _model.Write(_root.Path);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), new OnnxGraph()
            .Input("features", [-1, 3], OnnxGraph.Double).Output("heads", [-1, 3], OnnxGraph.Double)
            .Node("Identity", ["features"], "heads").ToArray());
        _model.WriteManifest(folder);

        Rejection(folder).ShouldContain("input 'features' holds Double, expected float32");
    }

    [Fact]
    public void Load_NotAGraph_SaysThatTheRuntimeRefusesIt()
    {
        var folder = _model.Write(_root.Path);
        File.WriteAllText(Path.Combine(folder, "model.onnx"), "this is no graph");
        _model.WriteManifest(folder);

        Rejection(folder).ShouldStartWith($"{Path.Combine(folder, "model.onnx")}: ONNX Runtime refuses the graph: ");
    }

    [Fact]
    public void Load_WeightIsNaN_IsRefused()
    {
        _model.Weights[0] = float.NaN;
        var folder = _model.Write(_root.Path);

        Rejection(folder).ShouldContain("golden case 0 of 'model.onnx', output 'heads': value 0 is NaN");
    }

    [Theory]
    [InlineData(1e-6f, true)]
    [InlineData(1e-3f, false)]
    public void Load_BiasChangedAfterTheGoldenRun_IsRefusedBeyondTheTolerance(float change, bool accepted)
    {
        var folder = _model.Write(_root.Path);
        var golden = File.ReadAllText(Path.Combine(folder, "golden.json"));
        _model.Bias[0] += change;
        _model.Write(_root.Path);
        File.WriteAllText(Path.Combine(folder, "golden.json"), golden);
        _model.WriteManifest(folder);

        if (accepted)
        {
            using var model = OnnxModel.Load(folder, Cpu);
            model.Manifest.Name.ShouldBe("tiny");
        }
        else
        {
            Rejection(folder).ShouldMatch("golden.json: golden case 0 of 'model.onnx', output 'heads': value 0 is .* within 1E-05");
        }
    }

    [Theory]
    [InlineData("{\"cases\":[]}", "no golden case for 'model.onnx', expected at least one")]
    [InlineData("{\"cases\":[{\"file\":\"model.onnx\",\"inputs\":{},\"outputs\":{}}]}", "input 'features' is missing")]
    [InlineData(
        "{\"cases\":[{\"file\":\"model.onnx\",\"inputs\":{\"features\":{\"shape\":[1,2],\"data\":[1,2]}},\"outputs\":{}}]}",
        "input 'features' has shape [1, 2] and 2 values, expected [1, 3]")]
    [InlineData("{\"cases\":[{\"file\":\"model.onnx\",\"inputs\":{\"features\":{\"shape\":[1,3],\"data\":[NaN]}}", "not valid golden cases")]
    public void Load_GoldenFileWrong_SaysWhat(string golden, string expected)
    {
        var folder = _model.Write(_root.Path);
        File.WriteAllText(Path.Combine(folder, "golden.json"), golden);
        _model.WriteManifest(folder);

        Rejection(folder).ShouldContain(expected);
    }

    private static JsonNode Input(JsonNode manifest) => manifest["files"]!["model.onnx"]!["inputs"]![0]!;

    private static string Rejection(string folder) =>
        Should.Throw<ModelRejectedException>(() => OnnxModel.Load(folder, Cpu).Dispose()).Message;
}
