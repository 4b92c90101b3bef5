using System.Text.Json;
using FeedRanking.Datasets;
using FeedRanking.Inference;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Evaluation.Baselines;
using FeedRanking.Offline.Replay;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Evaluation;

public sealed class EvaluationTests
{
    private const int From = TinyData.FirstDay + 2;

    private static readonly Dataset Data = TinyData.Make();
    private static readonly string ModelsRoot = RepositoryRoot.Combine("models");

    public static TheoryData<string> Versions() => new(VersionNames);

    private static IReadOnlyList<string> VersionNames { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(ModelsRoot, "heavy-ranker")).Select(path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Versions))]
    public void RankerModels_EveryCommittedVersion_LoadsAndReproducesItsGoldenVectors(string version)
    {
        // Loading recomputes golden.json and refuses a difference of more than 1e-5.
        using var models = RankerModels.Load(ModelsRoot, version);

        models.Heavy.Manifest.Version.ShouldBe(version);
        models.Light.Heads.ShouldBe(models.Heavy.Heads);
        models.Light.Manifest.Data.CatalogueFingerprint.ShouldBe(models.Heavy.Manifest.Data.CatalogueFingerprint);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void ReplayScores_LaterOutcomesFlipped_FrozenScoresDoNotMove(string version)
    {
        var flipped = TinyData.WithFlippedOutcomes(Data, row => row.Date >= From);
        using var models = RankerModels.Load(ModelsRoot, version);

        var before = Scores(models, Data, ReplayScores.FrozenFrom(From));
        var after = Scores(models, flipped, ReplayScores.FrozenFrom(From));

        after[0].ShouldBe(before[0]);
        after[1].ShouldBe(before[1]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void ReplayScores_LaterOutcomesFlipped_OnlineScoresDoMove(string version)
    {
        var flipped = TinyData.WithFlippedOutcomes(Data, row => row.Date >= From);
        using var models = RankerModels.Load(ModelsRoot, version);

        Scores(models, flipped, new ReplayOptions())[1].ShouldNotBe(Scores(models, Data, new ReplayOptions())[1]);
    }

    [Fact]
    public void RequireTrainedBefore_WindowReachesTheEvaluatedDay_IsRefusedWithBothDays()
    {
        var version = VersionNames[0];
        using var models = RankerModels.Load(ModelsRoot, version);
        var trainedTo = models.Heavy.Manifest.Data.To;

        Should.Throw<ModelRejectedException>(() => models.RequireTrainedBefore(trainedTo)).Message.ShouldContain($"{trainedTo}");
        models.RequireTrainedBefore(trainedTo + 1);
    }

    [Fact]
    public void FindVersion_CatalogueThatNobodyKnows_IsRefusedWithAWayOut() =>
        Should.Throw<ModelRejectedException>(() => RankerModels.FindVersion(ModelsRoot, "unheard-of")).Message.ShouldContain("deploy/train.sh");

    [Fact]
    public void EvaluationWindow_NothingGiven_RunsFromTheDayAfterTrainingToTheEnd()
    {
        EvaluationWindow.Of(Data, null, null, TinyData.FirstDay).ShouldBe(new EvaluationWindow(TinyData.FirstDay + 1, TinyData.FirstDay + 3));
        Should.Throw<InvalidOperationException>(() => EvaluationWindow.Of(Data, 20300101, null, 0)).Message.ShouldContain("20300101");
    }

    [Fact]
    public void Evaluator_TinyData_ReportsEveryModelAndHead()
    {
        using var models = RankerModels.Load(ModelsRoot, VersionNames[0]);
        var window = new EvaluationWindow(From, TinyData.FirstDay + 3);

        var scores = new Evaluator(models, null).Score(Data, window, CancellationToken.None);
        using var report = JsonDocument.Parse(Evaluator.Report(Data, window, scores).ToJson());

        var a = report.RootElement.GetProperty("A");
        a.EnumerateObject().Select(model => model.Name).ShouldBe(["random", "popularity", "fm", "light", "heavy"]);
        var heavy = a.GetProperty("heavy");
        heavy.GetProperty("rows").GetInt32().ShouldBe(120);
        heavy.GetProperty("primary").GetDouble().ShouldBeInRange(heavy.GetProperty("low").GetDouble(), heavy.GetProperty("high").GetDouble());
        report.RootElement.GetProperty("differences").GetProperty("heavy-fm").GetProperty("primary").GetDouble()
            .ShouldBe(heavy.GetProperty("primary").GetDouble() - a.GetProperty("fm").GetProperty("primary").GetDouble(), 2e-6);
        report.RootElement.GetProperty("B").GetProperty("long_view").GetProperty("positives").GetInt32()
            .ShouldBe(Data.Log.Count(row => row.Date >= From && row.LongView));
        report.RootElement.GetProperty("ece").EnumerateObject().Count().ShouldBe(8);
    }

    [Fact]
    public void Scores_Csv_HasOneLinePerImpressionInLogOrder()
    {
        using var models = RankerModels.Load(ModelsRoot, VersionNames[0]);
        var scores = new Evaluator(models, null).Score(Data, new(From, TinyData.FirstDay + 3), CancellationToken.None);
        using var csv = new StringWriter();

        scores.WriteCsv(csv);

        var lines = csv.ToString().TrimEnd().Split('\n');
        lines[0].ShouldBe("user_id,video_id,time_ms,light,heavy,click,long_view,like,dwell_15s,comment,share,follow,hide,watch_time");
        lines[1..].Select(line => string.Join(',', line.Split(',')[..3]))
            .ShouldBe(Data.Log.Where(row => row.Date >= From).Select(row => $"{row.ViewerId},{row.VideoId},{row.TimeMs}"));
        lines[1].Split(',').Length.ShouldBe(14);
    }

    [Fact]
    public void PopularityBaseline_HandComputed_SmoothsByTwentyImpressions()
    {
        HistoryRecord[] history = [new(1, 5, 0, 2, true, false), new(1, 5, 1, 2, true, false), new(2, 6, 0, 1, false, false)];
        var popularity = new PopularityBaseline(Data with { History = history, Log = [] }, From);

        popularity.Score(5).ShouldBe((2 + (20 * 2f / 3)) / 22, 1e-6);
        popularity.Score(99).ShouldBe(2f / 3, 1e-6);
    }

    private static float[][] Scores(RankerModels models, Dataset data, ReplayOptions options) =>
        ReplayScores.Of(data, Evaluated(), options, [models.Light, models.Heavy]);

    private static int[] Evaluated() => [.. Enumerable.Range(0, Data.Log.Count).Where(i => Data.Log[i].Date >= From)];
}
