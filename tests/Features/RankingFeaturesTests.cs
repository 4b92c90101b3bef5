using FeedRanking.Features.Definitions;

namespace FeedRanking.Features.Tests;

public sealed class RankingFeaturesTests
{
    private static readonly RankingContext Now = new(Samples.NowMs);

    [Fact]
    public void Assemble_FactsOfTheVideo_AreTaken()
    {
        var catalogue = new VideoCatalogue();
        catalogue.Upsert(Samples.Video(1, durationMs: 9_000) with { Width = 720, Height = 1440 });
        var viewer = ViewerRow.Unknown(1, "br");

        Samples.Value("log_duration", viewer, catalogue, 0, Now).ShouldBe(MathF.Log(10), 1e-5);
        Samples.Value("long_view_seconds", viewer, catalogue, 0, Now).ShouldBe(9);
        Samples.Value("aspect", viewer, catalogue, 0, Now).ShouldBe(MathF.Log(2), 1e-5);
        Samples.Value("age_days", viewer, catalogue, 0, Now).ShouldBe(MathF.Log(4), 1e-5);
        Samples.Value("surface_home", viewer, catalogue, 0, Now).ShouldBe(1);
        Samples.Value("surface_2", viewer, catalogue, 0, new(Samples.NowMs, 2)).ShouldBe(1);
    }

    [Fact]
    public void Assemble_HandMadeLog_GivesHandComputedValues()
    {
        // One video, four impressions, three long views, all at one time: with the prior of 20 impressions of the overall rate
        // (3 + .3 × 1000) / (4 + 1000) = .30179.
        var catalogue = new VideoCatalogue();
        catalogue.Upsert(Samples.Video(1));
        for (var viewerId = 0; viewerId < 4; viewerId++)
        {
            catalogue.Apply(Samples.Event(EngagementType.Impression, viewerId, 1, Samples.NowMs));
            catalogue.Apply(Samples.Event(EngagementType.Dwell, viewerId, 1, Samples.NowMs, viewerId == 0 ? 100 : 30_000));
        }

        var viewer = ViewerRow.Unknown(9, "br");
        const float overall = (3 + (0.3f * 1_000)) / 1_004;
        Samples.Value("video_long_view_rate", viewer, catalogue, 0, Now).ShouldBe((3 + (20 * overall)) / 24, 1e-5);
        Samples.Value("video_impressions", viewer, catalogue, 0, Now).ShouldBe(MathF.Log(5), 1e-5);
        Samples.Value("video_dwell_rate", viewer, catalogue, 0, Now).ShouldBe((3 + (20 * ((3 + 400f) / 1_004))) / 24, 1e-5);
    }

    [Fact]
    public void Assemble_ViewerWatchedTheTopic_RaisesItsAffinityAlone()
    {
        var catalogue = new VideoCatalogue();
        catalogue.Upsert(Samples.Video(1, creatorId: 1, topic: 5));
        catalogue.Upsert(Samples.Video(2, creatorId: 2, topic: 5));
        catalogue.Upsert(Samples.Video(3, creatorId: 3, topic: 6));
        var viewer = ViewerRow.Unknown(1, "br");
        viewer.Apply(Samples.Event(EngagementType.Impression, 1, 1, Samples.NowMs - 60_000), catalogue);
        viewer.Apply(Samples.Event(EngagementType.Dwell, 1, 1, Samples.NowMs - 30_000, 30_000), catalogue);

        // Lift 1 − .3 (the default expectation), smoothed by 4 impressions.
        Samples.Value("topic_affinity", viewer, catalogue, 1, Now).ShouldBe(0.7f / 5, 1e-5);
        Samples.Value("topic_affinity", viewer, catalogue, 2, Now).ShouldBe(0);
        Samples.Value("creator_affinity", viewer, catalogue, 1, Now).ShouldBe(0);
        Samples.Value("creator_affinity", viewer, catalogue, 0, Now).ShouldBe(0.7f / 2.5f, 1e-5);
    }

    [Fact]
    public void Assemble_OutcomeNotYetKnown_ChangesNoAffinity()
    {
        var catalogue = new VideoCatalogue();
        catalogue.Upsert(Samples.Video(1));
        var viewer = ViewerRow.Unknown(1, "br");
        viewer.Apply(Samples.Event(EngagementType.Impression, 1, 1, Samples.NowMs - 60_000), catalogue);

        Samples.Value("topic_affinity", viewer, catalogue, 0, Now).ShouldBe(0);
        Samples.Value("topic_seen", viewer, catalogue, 0, Now).ShouldBe(MathF.Log(2), 1e-5);
        Samples.Value("since_last_impression", viewer, catalogue, 0, Now).ShouldBe(MathF.Log(61), 1e-5);
    }

    [Fact]
    public void Assemble_UnknownVideo_GivesDeclaredDefaults()
    {
        var viewer = Samples.BusyViewer(out var catalogue);
        var row = new float[RankingFeatures.Heavy.Width];

        new RankingFeatures(viewer, catalogue, Now).Assemble(RankingFeatures.Heavy, [-1], row);

        for (var column = 0; column < row.Length; column++)
        {
            var feature = FeatureCatalogue.All[column];
            if (feature.Entity is FeatureEntity.Video or FeatureEntity.ViewerVideo)
            {
                row[column].ShouldBe(feature.Default, feature.Name);
            }
        }
    }

    [Fact]
    public void Assemble_RowOfACandidate_DoesNotDependOnTheOthers()
    {
        var viewer = Samples.BusyViewer(out var catalogue);
        var width = RankingFeatures.Heavy.Width;
        var together = new float[3 * width];
        var alone = new float[width];

        new RankingFeatures(viewer, catalogue, Now).Assemble(RankingFeatures.Heavy, [4, -1, 7], together);
        new RankingFeatures(viewer, catalogue, Now).Assemble(RankingFeatures.Heavy, [7], alone);

        together[(2 * width)..].ShouldBe(alone);
    }

    [Fact]
    public void Assemble_PackedRows_GiveTheSameAsTheOriginals()
    {
        var viewer = Samples.BusyViewer(out var catalogue);
        var width = RankingFeatures.Heavy.Width;
        var (original, unpacked) = (new float[2 * width], new float[2 * width]);

        new RankingFeatures(viewer, catalogue, Now).Assemble(RankingFeatures.Heavy, [0, 5], original);
        new RankingFeatures(ViewerRow.Unpack(viewer.Pack()), catalogue, Now).Assemble(RankingFeatures.Heavy, [0, 5], unpacked);

        unpacked.ShouldBe(original);
    }

    [Fact]
    public void Assemble_AllValues_AreFinite()
    {
        var viewer = Samples.BusyViewer(out var catalogue);
        int[] slots = [.. Enumerable.Range(-1, catalogue.Count + 1)];
        var rows = new float[slots.Length * RankingFeatures.Heavy.Width];

        new RankingFeatures(viewer, catalogue, Now).Assemble(RankingFeatures.Heavy, slots, rows);
        rows.ShouldAllBe(value => float.IsFinite(value));

        new RankingFeatures(ViewerRow.Unknown(1, ""), new VideoCatalogue(), default).Assemble(RankingFeatures.Heavy, [-1], rows);
        rows.ShouldAllBe(value => float.IsFinite(value));
    }

    [Fact]
    public void Assemble_ThousandCandidates_AllocatesNothingPerCandidate()
    {
        var viewer = Samples.BusyViewer(out var catalogue);
        int[] slots = [.. Enumerable.Range(0, 1_000).Select(i => i % catalogue.Count)];
        var rows = new float[slots.Length * RankingFeatures.Heavy.Width];
        var features = new RankingFeatures(viewer, catalogue, Now);
        features.Assemble(RankingFeatures.Heavy, slots, rows);

        var before = GC.GetAllocatedBytesForCurrentThread();
        features.Assemble(RankingFeatures.Heavy, slots, rows);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Assemble_DestinationTooShort_IsRefused() =>
        Should.Throw<ArgumentException>(() => new RankingFeatures(ViewerRow.Unknown(1, "br"), new VideoCatalogue(), Now)
            .Assemble(RankingFeatures.Light, [-1, -1], new float[RankingFeatures.Light.Width]));
}
