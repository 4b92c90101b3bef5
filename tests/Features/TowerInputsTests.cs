namespace FeedRanking.Features.Tests;

public sealed class TowerInputsTests
{
    [Fact]
    public void Weights_FewActions_StandAtTheEndAndHalveEveryTwentyFivePlaces()
    {
        var actions = Enumerable.Range(0, 26).Select(i => Action(i, positive: i == 0)).ToList();
        var weights = Filled();

        TowerInputs.Weights(actions, weights);

        weights[..(24 * 2)].ShouldAllBe(weight => weight == 0, "padding stands at the front");
        Weight(weights, 49, 0).ShouldBe(0, "the newest is no positive");
        Weight(weights, 49, 1).ShouldBe(1);
        Weight(weights, 24, 0).ShouldBe(0.5f, 1e-6f, "the oldest is positive and 25 places back");
        Weight(weights, 24, 1).ShouldBe(0.5f, 1e-6f);
    }

    [Fact]
    public void Weights_NoActions_AreZero()
    {
        var weights = Filled();

        TowerInputs.Weights([], weights);

        weights.ShouldAllBe(weight => weight == 0);
    }

    [Fact]
    public void Weights_PackedAndUnpackedViewer_AreTheSame()
    {
        var viewer = Samples.BusyViewer(out _);
        var (live, stored) = (Filled(), Filled());

        TowerInputs.Weights(viewer.Actions, live);
        TowerInputs.Weights(ViewerRow.Unpack(viewer.Pack()).Actions, stored);

        stored.ShouldBe(live);
        live.Sum().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Place_Newest_IsAlwaysLast()
    {
        TowerInputs.Place(0, 1).ShouldBe(TowerInputs.HistoryLength - 1);
        TowerInputs.Place(49, 50).ShouldBe(TowerInputs.HistoryLength - 1);
        TowerInputs.Place(0, 50).ShouldBe(0);
    }

    [Fact]
    public void Content_KnownVideo_HasOneTopicOneCreatorAndItsFacts()
    {
        var row = Content(Samples.Video(1, creatorId: 77, topic: 5, durationMs: 30_000) with { Width = 1280, Height = 720, MusicType = 9 });

        At(row, "video_topic_5").ShouldBe(1);
        Columns("video_topic_").Sum(column => row[column]).ShouldBe(1);
        Columns("video_creator_bucket_").Sum(column => row[column]).ShouldBe(1);
        At(row, "video_log_duration").ShouldBe(MathF.Log(31) / 4, 1e-5f);
        (At(row, "video_duration_known"), At(row, "video_landscape"), At(row, "video_original_music")).ShouldBe((1f, 1f, 1f));
    }

    [Fact]
    public void Content_UnknownTopicAndDuration_AreZero()
    {
        var row = Content(Samples.Video(1, topic: -1, durationMs: 0));

        Columns("video_topic_").ShouldAllBe(column => row[column] == 0);
        (At(row, "video_log_duration"), At(row, "video_duration_known")).ShouldBe((0f, 0f));
    }

    [Fact]
    public void ContentColumns_Names_AreUniqueAndVersioned()
    {
        TowerInputs.ContentColumns.ShouldBeUnique();
        TowerInputs.ContentColumns.ShouldAllBe(column => column.EndsWith("@1", StringComparison.Ordinal));
    }

    private static float[] Content(VideoRow video)
    {
        var row = Enumerable.Repeat(-1f, TowerInputs.ContentColumns.Count).ToArray();
        TowerInputs.Content(video, row);
        return row;
    }

    private static float At(float[] row, string feature) => row[Columns(feature + "@").Single()];

    private static List<int> Columns(string prefix) =>
        [.. Enumerable.Range(0, TowerInputs.ContentColumns.Count).Where(column => TowerInputs.ContentColumns[column].StartsWith(prefix, StringComparison.Ordinal))];

    private static float[] Filled() => [.. Enumerable.Repeat(-1f, TowerInputs.HistoryLength * TowerInputs.WeightColumns)];

    private static float Weight(float[] weights, int place, int column) => weights[(place * TowerInputs.WeightColumns) + column];

    private static ViewerAction Action(int index, bool positive) => new(
        index, Samples.NowMs + index, Outcomes.Impression | Outcomes.Known | (positive ? Outcomes.LongView : Outcomes.None), 1_000);
}
