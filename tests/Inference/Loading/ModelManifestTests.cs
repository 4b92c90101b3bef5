using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Loading;

public sealed class ModelManifestTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly ModelManifest _manifest;

    public ModelManifestTests() =>
        _manifest = ModelManifest.Read(new TestModel("tiny", ["a@1", "b@2"], ["click"]).Write(_root.Path));

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Read_WholeManifest_HasEveryEntry()
    {
        _manifest.Name.ShouldBe("tiny");
        _manifest.Version.ShouldBe("test-1");
        _manifest.Data.To.ShouldBe(20220428);
        _manifest.Training.Seed.ShouldBe(1);
        _manifest.Files["golden.json"].Inputs.ShouldBeNull();
        _manifest.Files["model.onnx"].Inputs![0].ShouldSatisfyAllConditions(
            input => input.PerRow.ShouldBeTrue(),
            input => input.Width.ShouldBe(2),
            input => input.Length(5).ShouldBe(10));
    }

    [Fact]
    public void RequireColumns_Same_Accepts() =>
        Should.NotThrow(() => _manifest.RequireColumns("model.onnx", "features", ["a@1", "b@2"]));

    [Fact]
    public void RequireColumns_OtherVersionOfAFeature_NamesTheColumn() =>
        Rejection("features", ["a@1", "b@3"]).ShouldContain("column 1 of tensor 'features' is 'b@2', the running definitions have 'b@3'");

    [Fact]
    public void RequireColumns_OneMore_NamesBothCounts() =>
        Rejection("features", ["a@1", "b@2", "c@1"]).ShouldContain("has 2 columns, the running definitions have 3");

    [Fact]
    public void RequireColumns_UnknownTensor_ListsThoseThere() =>
        Rejection("inputs", ["a@1"]).ShouldContain("lists no tensor 'inputs', only features, heads");

    [Fact]
    public void RequireColumns_UnknownFile_ListsThoseThere() =>
        Should.Throw<ModelRejectedException>(() => _manifest.RequireColumns("x.onnx", "features", []))
            .Message.ShouldContain("lists no file 'x.onnx', only model.onnx, golden.json");

    private string Rejection(string tensor, string[] columns) =>
        Should.Throw<ModelRejectedException>(() => _manifest.RequireColumns("model.onnx", tensor, columns)).Message;
}
