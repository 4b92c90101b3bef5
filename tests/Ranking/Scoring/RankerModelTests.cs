using System.Text.Json.Nodes;
using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Ranking.Tests.Scoring;

public sealed class RankerModelTests : IDisposable
{
    private static readonly IReadOnlyList<string> Columns = RankingFeatures.Light.Columns;

    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Require_ColumnsOfTheRunningDefinitions_AnswersTheHeads() =>
        Require(new TestModel("m", Columns, ["click", "like"])).ShouldBe(["click", "like"]);

    [Fact]
    public void Require_OtherFeatureVersion_NamesColumnAndBothVersions() =>
        Should.Throw<ModelRejectedException>(() => Require(new TestModel("m", [Columns[0] + "0", .. Columns.Skip(1)], ["click"])))
            .Message.ShouldContain($"column 0 of tensor 'features' is '{Columns[0]}0', the running definitions have '{Columns[0]}'");

    [Fact]
    public void Require_OneFeatureLess_NamesBothCounts() =>
        Should.Throw<ModelRejectedException>(() => Require(new TestModel("m", [.. Columns.SkipLast(1)], ["click"])))
            .Message.ShouldContain($"has {Columns.Count - 1} columns, the running definitions have {Columns.Count}");

    [Fact]
    public void Require_HeadsWithoutNames_IsRefused()
    {
        var folder = new TestModel("m", Columns, ["click"])
            .Write(_root.Path, manifest => manifest["files"]!["model.onnx"]!["outputs"]![0]!.AsObject().Remove("columns"));
        using var model = Load(folder);

        Should.Throw<ModelRejectedException>(() => RankerModel.Require(model, RankingFeatures.Light)).Message.ShouldContain("does not name its heads");
    }

    [Fact]
    public void Require_InputThatNobodyFills_IsRefusedWithWhatARankerHas()
    {
        var test = new TestModel("m", Columns, ["click"]);
        var folder = test.Write(_root.Path);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), new OnnxGraph()
            .Input("features", [-1, Columns.Count]).Input("weather", [3]).Output("heads", [-1, 1])
            .Weights("weights", [Columns.Count, 1], test.Weights).Weights("bias", [1], test.Bias)
            .Node("Gemm", ["features", "weights", "bias"], "logits").Node("Sigmoid", ["logits"], "heads").ToArray());
        var goldenPath = Path.Combine(folder, "golden.json");
        var golden = JsonNode.Parse(File.ReadAllText(goldenPath))!;
        golden["cases"]![0]!["inputs"]!["weather"] = JsonNode.Parse("""{"shape":[3],"data":[0,0,0]}""");
        File.WriteAllText(goldenPath, golden.ToJsonString());
        test.WriteManifest(folder, manifest => manifest["files"]!["model.onnx"]!["inputs"]!.AsArray()
            .Add(JsonNode.Parse("""{"name":"weather","shape":[3]}""")));

        using var model = Load(folder);

        Should.Throw<ModelRejectedException>(() => RankerModel.Require(model, RankingFeatures.Light)).Message
            .ShouldSatisfyAllConditions(
                message => message.ShouldContain("'weather' [3]"),
                message => message.ShouldContain("'history_videos' [50, 2]"));
    }

    private IReadOnlyList<string> Require(TestModel written)
    {
        using var model = Load(written.Write(_root.Path));
        return RankerModel.Require(model, RankingFeatures.Light);
    }

    private static OnnxModel Load(string folder) =>
        OnnxModel.Load(folder, new InferenceOptions { Provider = "cpu", Concurrency = 1, MaxRows = 4 });
}
