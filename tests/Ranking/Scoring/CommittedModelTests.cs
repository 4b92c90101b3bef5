using FeedRanking.Features;
using FeedRanking.Inference;
using FeedRanking.Testing;

namespace FeedRanking.Ranking.Tests.Scoring;

/// <summary>Every ranker in models/ loads (golden cases included), fits the running feature definitions, and scores videos independently.</summary>
public sealed class CommittedModelTests : IDisposable
{
    private const int Videos = 150;
    private const long HourMs = 3_600_000;

    private readonly RankingSample _sample = new();

    public CommittedModelTests()
    {
        for (var id = 21; id <= Videos; id++)
        {
            _sample.Catalogue.Upsert(new VideoRow
            {
                VideoId = id,
                CreatorId = 100 + (id % 31),
                Topic = id % 11,
                DurationMs = 1_000 * id,
                PublishedAtMs = RankingSample.NowMs - (id * HourMs),
            });
        }
    }

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

    public void Dispose() => _sample.Dispose();

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
    public async Task Model_AsCommitted_ScoresAVideoTheSameAloneAmongOthersAndInAnotherOrder(string name, string version)
    {
        using var model = Load(name, version);
        var scorer = Scorer(model, name);
        var heads = scorer.HeadNames.Count;
        long[] ids = [.. Enumerable.Range(1, Videos).Select(id => (long)id)];

        var together = (await scorer.ScoreAsync(_sample.Request(ids), default)).Values;
        var reversed = (await scorer.ScoreAsync(_sample.Request([.. ids.Reverse()]), default)).Values;

        for (var i = 0; i < Videos; i++)
        {
            var expected = together[(i * heads)..((i + 1) * heads)];
            (await scorer.ScoreAsync(_sample.Request(ids[i]), default)).Values.ShouldBe(expected, 1e-6);
            reversed[((Videos - 1 - i) * heads)..((Videos - i) * heads)].ShouldBe(expected, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Model_AsCommitted_ScoresOtherViewersDifferently(string name, string version)
    {
        using var model = Load(name, version);
        var scorer = Scorer(model, name);
        var request = _sample.Request(1, 2, 3, 4, 5, 6, 7, 8);

        var known = (await scorer.ScoreAsync(request, default)).Values;
        var unknown = (await scorer.ScoreAsync(request with { ViewerRow = default }, default)).Values;

        unknown.ShouldNotBe(known);
    }

    private CandidateScorer Scorer(OnnxModel model, string name) =>
        new(model, name == "light-ranker" ? RankingFeatures.Light : RankingFeatures.Heavy, _sample.Catalogue, TimeProvider.System);

    private static OnnxModel Load(string name, string version) => OnnxModel.Load(
        ModelDirectory.Find(RepositoryRoot.Combine("models"), name, version),
        new InferenceOptions { Provider = "cpu", Concurrency = 1, MaxRows = Videos });
}
