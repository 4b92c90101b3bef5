using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Retrieval.Index;
using FeedRanking.Testing;

namespace FeedRanking.Retrieval.Tests.Index;

/// <summary>The models in the repository are those that the running code expects. Loading one recomputes its golden cases (1e-5).</summary>
public sealed class CommittedModelTests
{
    private static readonly InferenceOptions Cpu = new() { Provider = "cpu", Concurrency = 1, MaxRows = 64 };

    [Theory]
    [InlineData("world-1")]
    [InlineData("kuairand-1")]
    public async Task TwoTower_CommittedVersion_LoadsAndEmbedsViewersAndUploads(string version)
    {
        var folder = ModelDirectory.Find(RepositoryRoot.Combine("models"), TwoTowerModel.Name, version);
        using var viewerModel = OnnxModel.Load(folder, Cpu);
        using var videoModel = OnnxModel.Load(folder, Cpu, TwoTowerModel.VideoTowerFile);
        TwoTowerModel.RequireViewerTower(viewerModel);
        TwoTowerModel.RequireVideoTower(videoModel);
        var table = EmbeddingTable.Read(folder);
        table.Dimensions.ShouldBe(viewerModel.Outputs[0].Shape[^1]);

        var catalogue = Samples.Catalogue(40);
        var tower = new ViewerTower(viewerModel, new VideoEmbeddings(table));
        var newcomer = await tower.EmbedAsync([], default);
        var regular = await tower.EmbedAsync(Samples.Viewer(catalogue, (101, Outcomes.LongView), (102, Outcomes.None)).Actions, default);
        newcomer.Length.ShouldBe(table.Dimensions);
        regular.ShouldNotBe(newcomer);

        var uploads = await new VideoTower(videoModel).EmbedAsync([.. Enumerable.Range(0, 100).Select(Samples.Video)], default);
        uploads.Count.ShouldBe(100, "more than one batch of 64");
        uploads[0].ShouldNotBe(uploads[1], "topics differ");
    }

    [Fact]
    public async Task ViewerTower_VideosWithoutEmbedding_CountAsActionsOnly()
    {
        var folder = ModelDirectory.Find(RepositoryRoot.Combine("models"), TwoTowerModel.Name, "world-1");
        using var model = OnnxModel.Load(folder, Cpu);
        var tower = new ViewerTower(model, new VideoEmbeddings(new EmbeddingTable([], [], 64)));
        var catalogue = Samples.Catalogue(10);

        var one = await tower.EmbedAsync(Samples.Viewer(catalogue, (101, Outcomes.LongView)).Actions, default);
        var other = await tower.EmbedAsync(Samples.Viewer(catalogue, (102, Outcomes.LongView)).Actions, default);

        one.ShouldBe(other, "videos without an embedding count as actions, and say nothing more");
    }
}
