using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Tests.Replay;

public sealed class LogReplayTests
{
    private static readonly Dataset Data = TinyData.Make();

    [Fact]
    public void Run_LaterOutcomesChanged_LeavesEarlierRowsAsTheyWere()
    {
        const long cutMs = TinyData.StartMs + (2 * TinyData.DayMs);
        var changed = TinyData.WithFlippedOutcomes(Data, row => ReplayTimeline.KnownAtMs(row) >= cutMs);

        var before = RowsUntil(Data, cutMs);
        var after = RowsUntil(changed, cutMs);

        before.Count.ShouldBeGreaterThan(150);
        after.Count.ShouldBe(before.Count);
        for (var i = 0; i < before.Count; i++)
        {
            after[i].ShouldBe(before[i]);
        }
    }

    [Fact]
    public void Run_EarlierOutcomesChanged_IsSeenLater()
    {
        // The counterpart: without it the test above would pass for features that know nothing at all.
        const long cutMs = TinyData.StartMs + (2 * TinyData.DayMs);
        var changed = TinyData.WithFlippedOutcomes(Data, row => ReplayTimeline.KnownAtMs(row) < cutMs);

        RowsUntil(changed, cutMs + TinyData.DayMs)[^1].ShouldNotBe(RowsUntil(Data, cutMs + TinyData.DayMs)[^1]);
    }

    [Fact]
    public void Run_OutcomeKnownAtTheImpressionsMoment_IsNotSeen()
    {
        var first = Data.Log[0] with { TimeMs = TinyData.StartMs, PlayTimeMs = 1_000, ViewerId = 1 };
        var second = first with { TimeMs = ReplayTimeline.KnownAtMs(first), Line = 3, VideoId = 2 };
        var third = second with { TimeMs = second.TimeMs + 1, Line = 4 };
        var known = new List<int>();

        new LogReplay(Data with { History = [], Log = [first, second, third] }, 0)
            .Run(impression => known.Add(impression.Viewer.Actions.Count(action => action.IsKnown)));

        known.ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void Run_RowsOfOneMoment_DoNotSeeEachOther()
    {
        var first = Data.Log[0] with { ViewerId = 1, VideoId = 3 };
        var second = first with { VideoId = 4, Line = 3 };
        var counts = new List<int>();

        new LogReplay(Data with { History = [], Log = [first, second] }, 0).Run(impression => counts.Add(impression.Viewer.Actions.Count));

        counts.ShouldBe([0, 0]);
    }

    [Fact]
    public void Run_StreamOfEvents_LeavesTheSameState()
    {
        var data = Data with { History = [], Log = [.. Data.Log.Select(row => row with { Like = false, Click = false, Hate = false })] };
        var replay = new LogReplay(data, 0);
        replay.Run();
        var (catalogue, viewers) = Stream(data);

        foreach (var (viewerId, viewer) in viewers)
        {
            viewer.Actions.ShouldBe(replay.Viewers[viewerId].Actions);
            viewer.Counters.ShouldBe(replay.Viewers[viewerId].Counters);
        }

        for (var slot = 0; slot < catalogue.Count; slot++)
        {
            catalogue[slot].Counters.ShouldBe(replay.Catalogue[slot].Counters);
        }
    }

    [Fact]
    public void Run_Shifted_GivesTheSameFeatures()
    {
        const long shiftMs = 1_600 * TinyData.DayMs;
        var shifted = new List<float[]>();
        var replay = new LogReplay(Data, shiftMs);
        replay.Run(impression => shifted.Add(Row(impression, replay.Catalogue)));

        var plain = RowsUntil(Data, long.MaxValue);
        shifted.Count.ShouldBe(plain.Count);
        for (var i = 0; i < plain.Count; i++)
        {
            shifted[i].ShouldBe(plain[i], 1e-5);
        }
    }

    [Fact]
    public void Run_PackedRows_GiveTheFeaturesThatTrainingSaw()
    {
        var replay = new LogReplay(Data, 0);
        replay.Run();
        var served = new VideoCatalogue();
        for (var slot = 0; slot < replay.Catalogue.Count; slot++)
        {
            served.Upsert(VideoRow.Unpack(replay.Catalogue[slot].Pack()));
        }

        served.LoadGlobalCounters(replay.Catalogue.PackGlobalCounters());
        var context = new RankingContext(TinyData.StartMs + (5 * TinyData.DayMs));
        foreach (var viewer in replay.Viewers.Values)
        {
            var (trained, assembled) = (new float[2 * RankingFeatures.Heavy.Width], new float[2 * RankingFeatures.Heavy.Width]);
            new RankingFeatures(viewer, replay.Catalogue, context).Assemble(RankingFeatures.Heavy, [1, 7], trained);
            new RankingFeatures(ViewerRow.Unpack(viewer.Pack()), served, context).Assemble(RankingFeatures.Heavy, [1, 7], assembled);
            assembled.ShouldBe(trained, 1e-4);
        }
    }

    [Fact]
    public void Run_Always_NotesEverythingSeen()
    {
        var replay = new LogReplay(Data, 0);
        replay.Run();

        foreach (var row in Data.Log)
        {
            replay.Seen[row.ViewerId].Contains(row.VideoId).ShouldBeTrue();
        }
    }

    [Fact]
    public void Run_ViewerLearnsLater_OutcomesWait()
    {
        var waiting = new LogReplay(Data, 0, new() { ViewerLearnsAtMs = (_, knownAtMs) => knownAtMs + TinyData.DayMs });
        waiting.Run(impression => impression.Viewer.Actions
            .Where(action => action.IsKnown && action.Surface != Surfaces.Unknown)
            .ShouldAllBe(action => action.TimeMs < impression.TimeMs - TinyData.DayMs));
    }

    private static List<float[]> RowsUntil(Dataset data, long cutMs)
    {
        var rows = new List<float[]>();
        var replay = new LogReplay(data, 0);
        replay.Run(impression =>
        {
            if (impression.TimeMs < cutMs)
            {
                rows.Add(Row(impression, replay.Catalogue));
            }
        });
        return rows;
    }

    private static float[] Row(ReplayImpression impression, VideoCatalogue catalogue)
    {
        var row = new float[RankingFeatures.Heavy.Width];
        new RankingFeatures(impression.Viewer, catalogue, new(impression.TimeMs, impression.Surface))
            .Assemble(RankingFeatures.Heavy, [impression.Slot], row);
        return row;
    }

    // What the stream would do: one event after the other, in the order in which they become known.
    private static (VideoCatalogue Catalogue, Dictionary<long, ViewerRow> Viewers) Stream(Dataset data)
    {
        var catalogue = new VideoCatalogue();
        foreach (var video in data.Videos)
        {
            catalogue.Upsert(DatasetRows.Video(video, 0));
        }

        var viewers = data.Viewers.ToDictionary(viewer => viewer.ViewerId, DatasetRows.Viewer);
        var impressions = data.Log.Select(row => (row.TimeMs, Order: 0, Event: Event(row, EngagementType.Impression, row.TimeMs)));
        var dwells = data.Log.Select(row =>
            (TimeMs: ReplayTimeline.KnownAtMs(row), Order: 1, Event: Event(row, EngagementType.Dwell, row.TimeMs + row.PlayTimeMs)));
        foreach (var (_, _, engagement) in impressions.Concat(dwells).OrderBy(step => step.TimeMs).ThenBy(step => step.Order))
        {
            catalogue.Apply(engagement, viewers[engagement.ViewerId].LongViewLiftAt(engagement.OccurredAtMs));
            viewers[engagement.ViewerId].Apply(engagement, catalogue);
        }

        return (catalogue, viewers);
    }

    private static EngagementEvent Event(ImpressionRecord row, EngagementType type, long timeMs) =>
        new(Guid.Empty, type, row.ViewerId, row.VideoId, timeMs, type == EngagementType.Dwell ? row.PlayTimeMs : 0, Surface: row.Tab);
}
