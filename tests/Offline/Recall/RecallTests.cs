using FeedRanking.Datasets;
using FeedRanking.Inference;
using FeedRanking.Offline.Recall;
using FeedRanking.Retrieval.Sources;
using FeedRanking.Testing;

namespace FeedRanking.Offline.Tests.Recall;

public sealed class RecallTests
{
    private const int From = TinyData.FirstDay + 2;
    private const int To = TinyData.FirstDay + 3;

    private static readonly Dataset Data = TinyData.Make(videos: 300);
    private static readonly string ModelsRoot = RepositoryRoot.Combine("models");
    private static readonly ModelManifest Model = ModelManifest.Read(ModelDirectory.Find(ModelsRoot, "two-tower", "kuairand-1"));

    [Fact]
    public void RecallCounter_HandComputed_PoolsPairsAndHeedsTheCuts()
    {
        var counter = new RecallCounter();
        counter.Add(Enumerable.Range(0, 300), Set(0, 60, 150, 250), 4);
        counter.Add([7], Set(7, 8), 2);

        counter.Result.ShouldBe(new RecallAt(2 / 6.0, 3 / 6.0, 4 / 6.0, 6));
    }

    [Fact]
    public void RecallTask_Pairs_AreDistinctWantedAndNotSeenBefore()
    {
        var task = new RecallTask(Data, new(From, To));

        var seen = Data.History.Select(row => (row.ViewerId, row.VideoId))
            .Concat(Data.Log.Where(row => row.Date < From).Select(row => (row.ViewerId, row.VideoId))).ToHashSet();
        var expected = Data.Log
            .Where(row => row.Date >= From && (row.LongView || row.Like || row.PlayTimeMs >= 0.95 * row.DurationMs))
            .Select(row => (row.ViewerId, row.VideoId)).Distinct().Count(pair => !seen.Contains(pair));
        task.Viewers.Sum(viewer => viewer.WantedCount).ShouldBe(expected);
        task.Viewers.ShouldAllBe(viewer => viewer.WantedCount > 0);
    }

    [Fact]
    public void RecallTask_OtherOutcomesInTheWindow_ChangeNoState()
    {
        var flipped = TinyData.WithFlippedOutcomes(Data, row => row.Date >= From);

        var (before, after) = (new RecallTask(Data, new(From, To)), new RecallTask(flipped, new(From, To)));

        var rows = before.Viewers.ToDictionary(viewer => viewer.Row.ViewerId, viewer => viewer.Row.Pack());
        var both = after.Viewers.Where(viewer => rows.ContainsKey(viewer.Row.ViewerId)).ToList();
        both.ShouldNotBeEmpty();
        both.ShouldAllBe(viewer => viewer.Row.Pack().SequenceEqual(rows[viewer.Row.ViewerId]));
        Enumerable.Range(0, 300).ShouldAllBe(slot => after.Catalogue[slot].Pack().SequenceEqual(before.Catalogue[slot].Pack()));
    }

    [Fact]
    public void RecallTask_OfAnOlderState_KnowsNothingThatCameLater()
    {
        var (now, dayBefore) = (new RecallTask(Data, new(From, To)), new RecallTask(Data, new(From, To), 86_400_000));

        dayBefore.NowMs.ShouldBe(now.NowMs - 86_400_000);
        dayBefore.Viewers.SelectMany(viewer => viewer.Row.Actions).ShouldAllBe(action => action.TimeMs <= dayBefore.NowMs);
        dayBefore.Viewers.Sum(viewer => viewer.Seen.Ids.Count).ShouldBeLessThan(now.Viewers.Sum(viewer => viewer.Seen.Ids.Count));
    }

    [Fact]
    public async Task RecallProtocol_CommittedModel_ReportsEverySourceAndTheMerge()
    {
        var lines = new Lines();
        var data = Data with { CatalogueFingerprint = Model.Data.CatalogueFingerprint };

        // TinyData's days lie in the model's training window; days of another year do not.
        var later = data with { Log = [.. data.Log.Select(row => row with { Date = row.Date + 10_000 })] };
        var recall = await RecallProtocol.RunAsync(later, new(From + 10_000, To + 10_000), null, ModelsRoot, lines, default);

        recall.Keys.ShouldContain("two_tower");
        recall.Keys.Last().ShouldBe("merged");
        recall.Values.Select(at => at.Pairs).Distinct().Count().ShouldBe(1);
        recall["merged"].At200.ShouldBeInRange(0.5, 1, "there are 300 videos only");
    }

    [Theory]
    [InlineData(true, "has seen")]
    [InlineData(false, "was trained on this catalogue")]
    public async Task RecallProtocol_NoModelThatMayBeTested_IsLeftOutWithTheReason(bool isKnownCatalogue, string reason)
    {
        var lines = new Lines();
        var data = isKnownCatalogue ? Data with { CatalogueFingerprint = Model.Data.CatalogueFingerprint } : Data;

        (await RecallProtocol.RunAsync(data, new(From, To), Model.Data.To, ModelsRoot, lines, default)).ShouldBeEmpty();

        lines.Single().ShouldContain(reason);
    }

    private static SlotSet Set(params int[] slots)
    {
        var set = new SlotSet(1_000);
        Array.ForEach(slots, slot => set.Add(slot));
        return set;
    }

    private sealed class Lines : List<string>, IProgress<string>
    {
        public void Report(string value) => Add(value);
    }
}
