namespace FeedRanking.Features.Tests;

public sealed class PackingTests
{
    [Fact]
    public void VideoRow_PackedAndUnpacked_IsTheSame()
    {
        var row = Samples.Video(7, creatorId: 3, topic: -1) with
        {
            MusicId = 99,
            MusicType = 9,
            Width = 720,
            Height = 1280,
            IsEligible = false,
            Counters = default(DecayedCounters).Plus(default(CounterValues).With(Counter.Likes, 2.5f), Samples.NowMs),
        };

        VideoRow.Unpack(row.Pack()).ShouldBe(row);
    }

    [Fact]
    public void ViewerRow_PackedAndUnpacked_IsTheSame()
    {
        var row = Samples.BusyViewer(out _);

        var unpacked = ViewerRow.Unpack(row.Pack());

        unpacked.ViewerId.ShouldBe(row.ViewerId);
        unpacked.Region.ShouldBe(row.Region);
        unpacked.Profile.ShouldBe(row.Profile);
        unpacked.Counters.ShouldBe(row.Counters);
        unpacked.Actions.ShouldBe(row.Actions);
        unpacked.LastImpressionMs.ShouldBe(row.LastImpressionMs);
        unpacked.SessionStartMs.ShouldBe(row.SessionStartMs);
        unpacked.SessionImpressions.ShouldBe(row.SessionImpressions);
    }

    [Fact]
    public void ViewerRow_OfTheLayoutWithoutCodes_IsStillRead()
    {
        var row = ViewerRow.Create(42, "br", new ViewerProfile(5, 100, 7, 3, 1, IsVideoAuthor: true));
        var packed = row.Pack();

        // The older layout has no count of codes after the profile: version, viewer, region and 18 bytes of profile stand before it.
        const int CodesAt = 1 + 8 + 1 + 18;
        byte[] older = [1, .. packed[1..CodesAt], .. packed[(CodesAt + 1)..]];

        ViewerRow.Unpack(older).Profile.ShouldBe(row.Profile);
        ViewerRow.Unpack(older).Pack().ShouldBe(packed);
    }

    [Fact]
    public void ViewerRow_Full_StaysBelow4Kilobytes() => Samples.BusyViewer(out _, impressions: 200).Pack().Length.ShouldBeLessThan(4_096);

    [Fact]
    public void GlobalCounters_PackedAndLoaded_GiveTheSameExpectation()
    {
        Samples.BusyViewer(out var catalogue);
        var copy = new VideoCatalogue();
        copy.Upsert(catalogue[0]);

        copy.LoadGlobalCounters(catalogue.PackGlobalCounters());

        copy.ExpectedLongViewRate(catalogue[0].VideoId, Surfaces.HomeFeed)
            .ShouldBe(catalogue.ExpectedLongViewRate(catalogue[0].VideoId, Surfaces.HomeFeed));
        copy.ExpectedLongViewRate(catalogue[0].VideoId, Surfaces.HomeFeed).ShouldNotBe(new VideoCatalogue().ExpectedLongViewRate(0, 1));
    }

    [Fact]
    public void LoadGlobalCounters_Empty_ChangesNothing()
    {
        Samples.BusyViewer(out var catalogue);
        var before = catalogue.PackGlobalCounters();

        catalogue.LoadGlobalCounters([]);

        catalogue.PackGlobalCounters().ShouldBe(before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    public void Unpack_TooShort_IsAFormatError(int bytes)
    {
        var video = Samples.Video(1).Pack()[..bytes];
        var viewer = Samples.BusyViewer(out _).Pack()[..bytes];

        Should.Throw<FormatException>(() => VideoRow.Unpack(video));
        Should.Throw<FormatException>(() => ViewerRow.Unpack(viewer));
        Should.Throw<FormatException>(() => new VideoCatalogue().LoadGlobalCounters(new byte[bytes + 1]));
    }

    [Fact]
    public void Unpack_TrailingBytes_IsAFormatError()
    {
        Should.Throw<FormatException>(() => VideoRow.Unpack([.. Samples.Video(1).Pack(), 0])).Message.ShouldContain("after its end");
        Should.Throw<FormatException>(() => ViewerRow.Unpack([.. Samples.BusyViewer(out _).Pack(), 0])).Message.ShouldContain("after its end");
    }

    [Fact]
    public void Unpack_OtherLayoutVersion_IsAFormatErrorThatNamesBoth()
    {
        byte[] video = [9, .. Samples.Video(1).Pack()[1..]];
        byte[] viewer = [9, .. Samples.BusyViewer(out _).Pack()[1..]];

        Should.Throw<FormatException>(() => VideoRow.Unpack(video)).Message.ShouldContain("version 9: expected 1");
        Should.Throw<FormatException>(() => ViewerRow.Unpack(viewer)).Message.ShouldContain("version 9: expected 1");
    }

    [Fact]
    public void Unpack_CounterNotFinite_IsAFormatError()
    {
        var packed = Samples.Video(1).Pack();
        BitConverter.TryWriteBytes(packed.AsSpan(packed.Length - 4), float.NaN);

        Should.Throw<FormatException>(() => VideoRow.Unpack(packed)).Message.ShouldContain("finite");
    }

    [Fact]
    public void Unpack_RegionUnknown_IsAFormatError()
    {
        var packed = Samples.BusyViewer(out _).Pack();
        packed[9] = 200;

        Should.Throw<FormatException>(() => ViewerRow.Unpack(packed)).Message.ShouldContain("region code 200");
    }
}
