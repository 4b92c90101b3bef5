using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Testing;

namespace FeedRanking.Ranking.Tests.Scoring;

/// <summary>Every ranker in models/ loads (golden cases included), fits the running feature definitions, and scores rows independently.</summary>
public sealed class CommittedModelTests
{
    private const int Rows = 150;

    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in new[] { "light-ranker", "heavy-ranker" })
        {
            foreach (var folder in Directory.EnumerateDirectories(RepositoryRoot.Combine("models", name)).Order(StringComparer.Ordinal))
            {
                data.Add(name, Path.GetFileName(folder));
            }
        }

        return data;
    }

    [Fact]
    public void Models_EveryRanker_IsCommittedForTheWorldAndForRealLogs()
    {
        Models().Count.ShouldBe(4);
        foreach (var name in new[] { "light-ranker", "heavy-ranker" })
        {
            ModelDirectory.Find(RepositoryRoot.Combine("models"), name, "world-1").ShouldEndWith("world-1");
            ModelDirectory.Find(RepositoryRoot.Combine("models"), name, "kuairand-1").ShouldEndWith("kuairand-1");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Model_AsCommitted_FitsAndScoresEachRowAlone(string name, string version)
    {
        var features = name == "light-ranker" ? RankingFeatures.Light : RankingFeatures.Heavy;
        using var model = OnnxModel.Load(
            ModelDirectory.Find(RepositoryRoot.Combine("models"), name, version),
            new InferenceOptions { Provider = "cpu", Concurrency = 1, MaxRows = Rows });
        var heads = RankerModel.Require(model, features).Count;
        var rows = RandomRows(features.Width);
        var together = await RunAsync(model, rows, Rows);

        for (var row = 0; row < Rows; row++)
        {
            var alone = await RunAsync(model, rows.AsMemory(row * features.Width, features.Width), 1);
            alone.ShouldBe(together[(row * heads)..((row + 1) * heads)], 1e-6);
        }
    }

    private static float[] RandomRows(int width)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, Rows * width).Select(_ => random.NextSingle() * 3)];
    }

    private static async Task<float[]> RunAsync(OnnxModel model, ReadOnlyMemory<float> rows, int count)
    {
        using var run = await model.RentAsync(count, default);
        rows.Span.CopyTo(run.Input(0));
        run.Execute();
        return run.Output(0).ToArray();
    }
}
