using FeedRanking.Datasets;

namespace FeedRanking.Offline.Tests.Load;

/// <summary>A log of two regions in which each region likes another video. Ends on 2022-05-05 at 12:00.</summary>
internal static class SmallLog
{
    public const long EndMs = 1_651_752_000_000;
    public const int Videos = 30;
    public const int Viewers = 8;

    public static Dataset Data { get; } = Make();

    private static Dataset Make()
    {
        var viewers = Enumerable.Range(0, Viewers).Select(id => new ViewerRecord(
            id, "full_active", 100, 1, 2, 3, false, false, false, [.. Enumerable.Repeat(0, 18)], id % 2 == 0 ? "br" : "us")).ToList();
        var videos = Enumerable.Range(0, Videos).Select(id => new VideoRecord(
            id, id % 4, "NORMAL", 1_649_462_400_000, "ShortImport", 20_000, 720, 1_280, 1, 9, id % 3)).ToList();
        var history = Enumerable.Range(0, 4).Select(position => new HistoryRecord(0, 20 + position, position, 4, true, false)).ToList();
        var log = new List<ImpressionRecord>();
        for (var i = 0; i < 160; i++)
        {
            var viewerId = i % Viewers;
            var videoId = i / Viewers;
            var isLongView = videoId == (viewerId % 2 == 0 ? 2 : 5);
            var timeMs = EndMs - ((160 - i) * 60_000L) - 30_000;
            log.Add(new ImpressionRecord(
                viewerId, videoId, 20220505, timeMs, isLongView ? 20_000 : 1_000, 20_000, 1, isLongView, false, false, false, false, false, isLongView, i));
        }

        return new Dataset(viewers, videos, history, log, "", "");
    }
}
