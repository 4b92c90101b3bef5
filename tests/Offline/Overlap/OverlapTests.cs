using FeedRanking.Inference;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Overlap;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Overlap;

public sealed class OverlapTests
{
    [Fact]
    public void Cut_ByTheLightRanker_KeepsItsFirst_AndWhatIsReserved()
    {
        var order = KeptShare.Order([5, 1, 4, 2, 3]);
        order.ShouldBe([0, 2, 4, 3, 1]);
        bool[] isExploration = [false, true, false, true, false];

        KeptShare.Cut(order, 3, isExploration, reserved: 0).Order().ShouldBe([0, 2, 4]);
        KeptShare.Cut(order, 3, isExploration, reserved: 1).Order().ShouldBe([0, 2, 3]);
        KeptShare.Cut(order, 9, isExploration, reserved: 2).Count.ShouldBe(5);
    }

    [Fact]
    public void KeptShare_HandComputed_CountsPlacesAndValue()
    {
        double[] heavy = [1, 8, 4, 2, 1];
        var order = KeptShare.Order(heavy);
        order.ShouldBe([1, 2, 3, 0, 4]);
        HashSet<int> kept = [0, 2, 4];

        KeptShare.Of(order, 2, kept).ShouldBe(0.5);
        KeptShare.Of(order, 9, kept).ShouldBe(0.6, 1e-12);
        KeptShare.OfValue(order, heavy, 2, kept).ShouldBe(5 / 12d, 1e-12);
    }

    [Fact]
    public void Report_OfAgreeingRankers_KeepsAll_AndOfOppositeOnesNothing()
    {
        float[] rising = [.. Enumerable.Range(0, 400).Select(i => i / 400f)];
        var same = new RequestScores(1, rising, rising, new bool[400]);
        var opposite = same with { Light = [.. rising.Reverse()] };

        new OverlapReport([same], ["click"], [1]).ToMarkdown().ShouldContain("| 150 | 1.0000 [1.0000, 1.0000] | 1.0000 [1.0000, 1.0000] | 1.0000 [1.0000, 1.0000] |");
        new OverlapReport([opposite], ["click"], [1]).ToMarkdown().ShouldContain("| 150 | 0.0000 [0.0000, 0.0000] | 0.0000 [0.0000, 0.0000] |");
    }

    [Fact]
    public void Weights_OfTheGateway_AreInTheOrderOfTheHeads()
    {
        var weights = ValueWeights.Read(RepositoryRoot.Combine("services", "FeedGateway", "appsettings.json"));
        var heads = ModelManifest.Read(ModelDirectory.Find(RepositoryRoot.Combine("models"), RankerModels.HeavyName, "kuairand-1")).FindTensor("model.onnx", "heads").Columns!;
        weights.For(heads)[heads.ToList().IndexOf("long_view")].ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => weights.For(["click"])).Message.ShouldContain("no head");
    }

    [Fact]
    public async Task Run_OnCommittedModels_ScoresOneRequestPerViewer()
    {
        var data = TinyData.Make(videos: 300);
        var models = RepositoryRoot.Combine("models");
        var run = new OverlapRun(
            data, new(TinyData.FirstDay + 2, TinyData.FirstDay + 3), new(models, "kuairand-1", models, "kuairand-1", Requests: 3), progress: null);
        var requests = await run.ScoreAsync(default);

        requests.Select(request => request.ViewerId).Distinct().Count().ShouldBe(3);
        requests.ShouldAllBe(request => request.Count > 50 && request.Light.Length == request.Count * run.Heads.Count && request.Heavy.Length == request.Light.Length);
    }
}
