namespace FeedRanking.Features.Tests;

public sealed class HistoryInputsTests
{
    private static readonly int Width = HistoryInputs.Columns.Count;

    [Fact]
    public void Fill_TwentyActions_StandAtTheEndWithWhatCameOfThem()
    {
        var viewer = Samples.BusyViewer(out var catalogue, impressions: 20);

        var (slots, values) = Fill(viewer, catalogue);

        slots[..30].ShouldAllBe(slot => slot == -1);
        values[..(30 * Width)].ShouldAllBe(value => value == 0);
        slots[30..].ShouldBe(viewer.Actions.Select(action => (int)action.VideoId), "slots follow the order of the videos here");
        var newest = values[^Width..];
        newest[0].ShouldBe(1, "the newest is the most recent");
        newest[1].ShouldBe(1, "its outcome is known");
        newest[4].ShouldBe(2_000f / 30_000, 1e-6f, "two of thirty seconds were watched");
        var watched = values.AsSpan((HistoryInputs.Length - 2) * Width, Width);
        watched[2].ShouldBeGreaterThan(newest[2], "a long view is above expectation, a short one below");
        watched[4].ShouldBe(1);
        watched[0].ShouldBe(MathF.Pow(0.5f, 1 / 25f), 1e-6f);
    }

    [Fact]
    public void Fill_OutcomeNotKnownYet_CountsAsSeenOnly()
    {
        var viewer = Samples.BusyViewer(out var catalogue, impressions: 0);
        Samples.Apply(viewer, catalogue, Samples.Event(EngagementType.Impression, 42, 3, Samples.NowMs));

        var (slots, values) = Fill(viewer, catalogue);

        slots[^1].ShouldBe(3);
        values[^Width..].ShouldBe([1, 0, 0, 0, 0]);
    }

    [Fact]
    public void Fill_VideoThatTheCatalogueDoesNotHold_IsPadding()
    {
        var viewer = Samples.BusyViewer(out _, impressions: 3);

        var (slots, values) = Fill(viewer, new VideoCatalogue());

        slots.ShouldAllBe(slot => slot == -1);
        values.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void VideoBuckets_SameCreatorAndTopic_AreTheSameAndOthersAreNot()
    {
        Samples.BusyViewer(out var catalogue);
        var buckets = new float[4 * 2];

        VideoBuckets.Fill(catalogue, [0, 1, 2, -1], buckets);

        buckets[0].ShouldBe(buckets[2], "videos 0 and 1 have one creator");
        buckets[4].ShouldNotBe(buckets[0]);
        buckets[1].ShouldBe(0, "a topic is its own bucket");
        (buckets[6], buckets[7]).ShouldBe((VideoBuckets.Counts[0] - 1, VideoBuckets.Counts[1] - 1), "the last bucket stands for a video that is not known");
        buckets.Where((_, i) => i % 2 == 0).ShouldAllBe(bucket => bucket >= 0 && bucket < VideoBuckets.Counts[0]);
    }

    [Fact]
    public void ViewerBuckets_SameCodeInAnotherField_IsAnotherBucket()
    {
        var (one, other) = (new float[ViewerBuckets.Columns.Count], new float[ViewerBuckets.Columns.Count]);

        ViewerBuckets.Fill(ViewerRow.Create(1, "br", new ViewerProfile(Codes: new ViewerCodes([7, 7, -1]))), one);
        ViewerBuckets.Fill(ViewerRow.Unknown(2, "jp"), other);

        one[0].ShouldNotBe(one[1]);
        one[2].ShouldBe(ViewerBuckets.Count - 1, "not known");
        other[..ViewerCodes.MaxFields].ShouldAllBe(bucket => bucket == ViewerBuckets.Count - 1);
        one[^1].ShouldNotBe(other[^1], "regions differ");
        one.ShouldAllBe(bucket => bucket >= 0 && bucket < ViewerBuckets.Count);
    }

    private static (int[] Slots, float[] Values) Fill(ViewerRow viewer, VideoCatalogue catalogue)
    {
        var (slots, values) = (new int[HistoryInputs.Length], new float[HistoryInputs.Length * Width]);
        Array.Fill(slots, 99);
        Array.Fill(values, 99);
        HistoryInputs.Fill(viewer, catalogue, slots, values);
        return (slots, values);
    }
}
