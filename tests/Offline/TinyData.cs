using FeedRanking.Datasets;

namespace FeedRanking.Offline.Tests;

/// <summary>A small seeded dataset: enough rows that groups, sessions and repeats occur.</summary>
internal static class TinyData
{
    public const int FirstDay = 20220425;
    public const int Days = 4;
    public const long StartMs = 1_650_816_000_000;
    public const long DayMs = 86_400_000;

    public static Dataset Make(int viewers = 12, int videos = 30, int impressionsPerDay = 60)
    {
        var random = new Random(7);
        return new(
            [.. Enumerable.Range(0, viewers).Select(id => new ViewerRecord(id, "full_active", 100 + id, id, 2, 1, false, false, id % 2 == 0, [], "cn"))],
            [.. Enumerable.Range(0, videos).Select(Video)],
            [.. Enumerable.Range(0, viewers).SelectMany(viewer => History(viewer, videos, random))],
            Log(viewers, videos, impressionsPerDay, random),
            "data",
            "catalogue");
    }

    /// <summary>The log with other outcomes (and no other change) for the rows that a condition picks.</summary>
    public static Dataset WithFlippedOutcomes(Dataset data, Func<ImpressionRecord, bool> picks) =>
        data with { Log = [.. data.Log.Select(row => picks(row) ? Flip(row) : row)] };

    private static ImpressionRecord Flip(ImpressionRecord row) => row with
    {
        Click = !row.Click,
        Like = !row.Like,
        LongView = !row.LongView,
        Hate = !row.Hate,
    };

    private static VideoRecord Video(int id) => new(
        id, id / 3, "NORMAL", 1_649_548_800_000, "ShortImport", 5_000 + (id * 4_000), 720, 1280, id / 4, 9, id % 5);

    private static IEnumerable<HistoryRecord> History(int viewer, int videos, Random random) => Enumerable.Range(0, 8).Select(
        position => new HistoryRecord(viewer, random.Next(videos), position, 8, random.Next(3) == 0, random.Next(20) == 0));

    private static List<ImpressionRecord> Log(int viewers, int videos, int perDay, Random random)
    {
        var rows = new List<ImpressionRecord>();
        for (var i = 0; i < Days * perDay; i++)
        {
            var day = i / perDay;
            var timeMs = StartMs + (day * DayMs) + ((i % perDay) * (DayMs / perDay)) + random.Next(60_000);
            var video = random.Next(videos);
            var (playTimeMs, durationMs) = (random.Next(40_000), 5_000 + (video * 4_000));
            rows.Add(new(
                random.Next(viewers), video, FirstDay + day, timeMs, playTimeMs, durationMs, (byte)(random.Next(4) == 0 ? 4 : 1),
                random.Next(2) == 0, random.Next(10) == 0, false, false, false, false,
                FeedRanking.Features.LongViews.Is(playTimeMs, durationMs), i + 2));
        }

        return rows;
    }
}
