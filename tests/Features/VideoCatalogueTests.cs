namespace FeedRanking.Features.Tests;

public sealed class VideoCatalogueTests
{
    private static readonly RankingContext Now = new(Samples.NowMs);

    [Fact]
    public void Upsert_ManyVideos_HandsOutDenseSlots()
    {
        var catalogue = new VideoCatalogue();
        for (var id = 0; id < 3_000; id++)
        {
            catalogue.Upsert(Samples.Video(id * 7)).ShouldBe(id);
        }

        catalogue.Count.ShouldBe(3_000);
        catalogue.TryGetSlot(2_999 * 7, out var slot).ShouldBeTrue();
        catalogue[slot].VideoId.ShouldBe(2_999 * 7);
        catalogue.TryGetSlot(1, out _).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => catalogue[3_000]);
    }

    [Fact]
    public void Apply_Events_CountsForVideoAndItsGroups()
    {
        var catalogue = new VideoCatalogue();
        catalogue.Upsert(Samples.Video(1, creatorId: 8));
        catalogue.Upsert(Samples.Video(2, creatorId: 8));
        catalogue.Apply(Samples.Event(EngagementType.Impression, 5, 1, Samples.NowMs)).ShouldBeTrue();
        catalogue.Apply(Samples.Event(EngagementType.Dwell, 5, 1, Samples.NowMs, 25_000)).ShouldBeTrue();

        catalogue[0].Counters.Slow[Counter.Impressions].ShouldBe(1);
        catalogue[0].Counters.Slow[Counter.LongViews].ShouldBe(1);
        catalogue[1].Counters.ShouldBe(default);
        // The expectation at the impression was the default rate, .3: (1 - .3) / (1 + 20).
        Samples.Value("creator_lift", ViewerRow.Unknown(1, "br"), catalogue, 1, Now).ShouldBe(0.7f / 21, 1e-5);
    }

    [Fact]
    public void Apply_LongViewsOfViewersWhoAlwaysWatch_LiftAVideoLess()
    {
        var catalogue = new VideoCatalogue();
        catalogue.Upsert(Samples.Video(1));
        catalogue.Upsert(Samples.Video(2));
        const Outcomes watched = Outcomes.Impression | Outcomes.Known | Outcomes.LongView;
        var observation = new Observation(5, 1, Samples.NowMs, Surfaces.Unknown, watched, 0);

        catalogue.Apply(observation with { ViewerLift = 0.5f });
        catalogue.Apply(observation with { VideoId = 2, ViewerLift = 3 });

        catalogue[0].Counters.Slow[Counter.ExpectedLongViews].ShouldBe(0.3f + 0.5f, 1e-5);
        // Nobody watches more than always.
        catalogue[1].Counters.Slow[Counter.ExpectedLongViews].ShouldBe(1);
    }

    [Fact]
    public void Apply_UnknownVideo_ChangesNothing()
    {
        var catalogue = new VideoCatalogue();
        var before = catalogue.PackGlobalCounters();

        catalogue.Apply(Samples.Event(EngagementType.Impression, 5, 1, Samples.NowMs)).ShouldBeFalse();

        catalogue.PackGlobalCounters().ShouldBe(before);
    }

    [Fact]
    public void Upsert_RowsWithCounters_GivesTheSameGroupsAsTheEvents()
    {
        var viewer = Samples.BusyViewer(out var streamed);
        var loaded = new VideoCatalogue();
        for (var slot = 0; slot < streamed.Count; slot++)
        {
            loaded.Upsert(VideoRow.Unpack(streamed[slot].Pack()));
        }

        loaded.LoadGlobalCounters(streamed.PackGlobalCounters());

        RowOf(viewer, loaded, 3).ShouldBe(RowOf(viewer, streamed, 3), 1e-5);
    }

    [Fact]
    public void Upsert_SameRowAgain_DoesNotCountTwice()
    {
        var viewer = Samples.BusyViewer(out var catalogue);
        var before = RowOf(viewer, catalogue, 3);

        catalogue.Upsert(catalogue[3]);

        RowOf(viewer, catalogue, 3).ShouldBe(before, 1e-5);
    }

    private static float[] RowOf(ViewerRow viewer, VideoCatalogue catalogue, int slot)
    {
        var row = new float[RankingFeatures.Heavy.Width];
        new RankingFeatures(viewer, catalogue, Now).Assemble(RankingFeatures.Heavy, [slot], row);
        return row;
    }
}
