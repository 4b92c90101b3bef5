using System.Globalization;
using static FeedRanking.Datasets.CsvText;

namespace FeedRanking.Datasets;

/// <summary>The files log_standard*: impressions with times and outcomes.</summary>
internal static class LogTable
{
    // The years 2000 to 2100: a time in seconds or microseconds is noticed.
    private const long MinTimeMs = 946_684_800_000;
    private const long MaxTimeMs = 4_102_444_800_000;

    public static void Read(CsvTable table, List<ImpressionRecord> log)
    {
        var viewer = table.Column("user_id");
        var video = table.Column("video_id");
        var date = table.Column("date");
        var time = table.Column("time_ms");
        var playTime = table.Column("play_time_ms");
        var duration = table.Column("duration_ms");
        var tab = table.Column("tab");
        var click = table.Column("is_click");
        var like = table.Column("is_like");
        var follow = table.Column("is_follow");
        var comment = table.Column("is_comment");
        var forward = table.Column("is_forward");
        var hate = table.Column("is_hate");
        var longView = table.Column("long_view");

        while (table.Next())
        {
            log.Add(new ImpressionRecord(
                table.Id(viewer),
                table.Id(video),
                Day(table, date),
                table.Integer(time, MinTimeMs, MaxTimeMs),
                table.Int32(playTime),
                table.Int32(duration, empty: 0),
                (byte)table.Integer(tab, 0, byte.MaxValue),
                table.Flag(click),
                table.Flag(like),
                table.Flag(follow),
                table.Flag(comment),
                table.Flag(forward),
                table.Flag(hate),
                table.Flag(longView),
                log.Count));
        }
    }

    private static int Day(CsvTable table, CsvColumn column)
    {
        var value = table.Integer(column, 20_000_101, 21_001_231);
        return DateOnly.TryParseExact(value.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (int)value
            : throw table.Wrong(column, "a date written YYYYMMDD");
    }

    public static void Write(IReadOnlyList<ImpressionRecord> rows, TextWriter writer)
    {
        writer.WriteLine(
            "user_id,video_id,date,hourmin,time_ms,is_click,is_like,is_follow,is_comment,is_forward,is_hate,long_view,"
            + "play_time_ms,duration_ms,profile_stay_time,comment_stay_time,is_profile_enter,is_rand,tab");
        foreach (var row in rows.OrderBy(row => row.Line))
        {
            var hourMinute = HourMinute(row.TimeMs);
            writer.WriteLine(
                $"{row.ViewerId},{row.VideoId},{row.Date},{hourMinute},{row.TimeMs},{Flag(row.Click)},{Flag(row.Like)},{Flag(row.Follow)},"
                + $"{Flag(row.Comment)},{Flag(row.Forward)},{Flag(row.Hate)},{Flag(row.LongView)},{row.PlayTimeMs},{row.DurationMs},"
                + $"0,0,0,0,{row.Tab}");
        }
    }

    // KuaiRand's clock column: whole hours of the day times 100.
    private static int HourMinute(long timeMs) => DateTimeOffset.FromUnixTimeMilliseconds(timeMs).Hour * 100;
}
