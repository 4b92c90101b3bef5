using FeedRanking.Testing;
using FeedRanking.Testing.Models;

namespace FeedRanking.Inference.Tests.Loading;

public sealed class ModelDirectoryTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Find_VersionThere_IsItsFolder()
    {
        var folder = new TestModel("tiny", ["a@1"], ["click"], "v-1").Write(_root.Path);

        ModelDirectory.Find(_root.Path, "tiny", "v-1").ShouldBe(folder);
    }

    [Fact]
    public void Find_UnknownVersion_ListsThoseThere()
    {
        new TestModel("tiny", ["a@1"], ["click"], "v-2").Write(_root.Path);
        new TestModel("tiny", ["a@1"], ["click"], "v-1").Write(_root.Path);

        var e = Should.Throw<ModelRejectedException>(() => ModelDirectory.Find(_root.Path, "tiny", "v-3"));

        e.Message.ShouldContain("No version 'v-3' of model 'tiny'");
        e.Message.ShouldContain("there is v-1, v-2.");
    }

    [Fact]
    public void Find_UnknownModel_ListsThoseThere()
    {
        new TestModel("tiny", ["a@1"], ["click"]).Write(_root.Path);

        Should.Throw<ModelRejectedException>(() => ModelDirectory.Find(_root.Path, "big", "v-1"))
            .Message.ShouldBe($"No model 'big' below '{_root.Path}'; there is tiny.");
    }

    [Fact]
    public void Find_NoRoot_NamesTheSetting() =>
        Should.Throw<ModelRejectedException>(() => ModelDirectory.Find(Path.Combine(_root.Path, "none"), "tiny", "v-1"))
            .Message.ShouldContain("Models:Directory");
}
