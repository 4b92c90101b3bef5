namespace FeedRanking.Features.Tests;

/// <summary>Small hand-made worlds.</summary>
internal static class Samples
{
    public const long NowMs = 1_650_000_000_000;
    public const long MinuteMs = 60_000;

    public static VideoRow Video(long videoId, long creatorId = 1, int topic = 5, int durationMs = 30_000) => new()
    {
        VideoId = videoId,
        CreatorId = creatorId,
        Topic = topic,
        DurationMs = durationMs,
        PublishedAtMs = NowMs - (3 * 86_400_000L),
    };

    public static EngagementEvent Event(EngagementType type, long viewerId, long videoId, long timeMs, int playTimeMs = 0, byte surface = Surfaces.HomeFeed) =>
        new(new Guid((int)type, 0, 0, BitConverter.GetBytes(timeMs)), type, viewerId, videoId, timeMs, playTimeMs, Surface: surface);

    /// <summary>A viewer who meets ten videos in turn, one a minute, and watches every third to the end.</summary>
    public static ViewerRow BusyViewer(out VideoCatalogue catalogue, int impressions = 20)
    {
        catalogue = new VideoCatalogue();
        for (var video = 0; video < 10; video++)
        {
            catalogue.Upsert(Video(video, creatorId: video / 2, topic: video % 3));
        }

        var viewer = ViewerRow.Create(42, "br", new ViewerProfile(5, 100, 7, 3, 1, IsVideoAuthor: true, Codes: new ViewerCodes([3, -1, 1_471])));
        for (var i = 0; i < impressions; i++)
        {
            var timeMs = NowMs - ((impressions - i) * MinuteMs);
            Apply(viewer, catalogue, Event(EngagementType.Impression, 42, i % 10, timeMs));
            var playTimeMs = i % 3 == 0 ? 30_000 : 2_000;
            Apply(viewer, catalogue, Event(EngagementType.Dwell, 42, i % 10, timeMs + playTimeMs, playTimeMs));
        }

        return viewer;
    }

    /// <summary>What the stream does with an event.</summary>
    public static void Apply(ViewerRow viewer, VideoCatalogue catalogue, EngagementEvent engagement)
    {
        viewer.Apply(engagement, catalogue);
        catalogue.Apply(engagement);
    }

    /// <summary>One named feature of one video.</summary>
    public static float Value(string feature, ViewerRow viewer, VideoCatalogue catalogue, int slot, RankingContext context)
    {
        var row = new float[RankingFeatures.Heavy.Width];
        new RankingFeatures(viewer, catalogue, context).Assemble(RankingFeatures.Heavy, [slot], row);
        var column = RankingFeatures.Heavy.Columns.ToList().FindIndex(column => column.StartsWith(feature + "@", StringComparison.Ordinal));
        column.ShouldBeGreaterThanOrEqualTo(0, feature);
        return row[column];
    }
}
