using System.Text.Json.Nodes;
using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Running;

/// <summary>A graph with one input of fixed shape (something about the viewer) beside one of rows (the candidates).</summary>
public sealed class SeveralInputsTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly OnnxModel _model;

    public SeveralInputsTests()
    {
        // scores = features + mean(history)
        var graph = new OnnxGraph()
            .Input("features", [-1, 1]).Input("history", [1, 2, 3]).Output("scores", [-1, 1])
            .Node("ReduceMean", ["history"], "mean").Node("Squeeze", ["mean"], "scalar").Node("Add", ["features", "scalar"], "scores")
            .ToArray();
        var golden = """
            {"cases":[{"file":"model.onnx",
              "inputs":{"history":{"shape":[1,2,3],"data":[1,2,3,4,5,6]},"features":{"shape":[2,1],"data":[10,20]}},
              "outputs":{"scores":{"shape":[2,1],"data":[13.5,23.5]}}}]}
            """;
        var writer = new TestModel("two", ["a@1"], ["click"]);
        var folder = writer.Write(_root.Path);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), graph);
        File.WriteAllText(Path.Combine(folder, "golden.json"), golden);
        writer.WriteManifest(folder, m =>
        {
            m["files"]!["model.onnx"]!["inputs"] = new JsonArray(Tensor("history", 1, 2, 3), Tensor("features", -1, 1));
            m["files"]!["model.onnx"]!["outputs"] = new JsonArray(Tensor("scores", -1, 1));
        });
        _model = OnnxModel.Load(folder, new InferenceOptions { Provider = "cpu", Concurrency = 1, MaxRows = 8 });
    }

    public void Dispose()
    {
        _model.Dispose();
        _root.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Execute_FixedAndPerRowInputs_FollowTheManifestsOrder(int rows)
    {
        using var run = await _model.RentAsync(rows, default);
        run.Input(0).Length.ShouldBe(6);
        run.Input(1).Length.ShouldBe(rows);
        run.Input(0).Fill(2);
        run.Input(1).Fill(0.5f);

        run.Execute();

        run.Output(0).ToArray().ShouldBe(Enumerable.Repeat(2.5f, rows));
    }

    private static JsonObject Tensor(string name, params int[] shape) => new()
    {
        ["name"] = name,
        ["shape"] = new JsonArray([.. shape.Select(length => (JsonNode)length)]),
    };
}
