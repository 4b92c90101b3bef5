using System.Globalization;
using static FeedRanking.Datasets.CsvText;

namespace FeedRanking.Datasets;

/// <summary>The file video_features_basic*.</summary>
internal static class VideoTable
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss";

    public static List<VideoRecord> Read(CsvTable table)
    {
        var video = table.Column("video_id");
        var creator = table.Column("author_id");
        var type = table.Column("video_type");
        var uploadDate = table.Column("upload_dt");
        var uploadType = table.Column("upload_type");
        var duration = table.Column("video_duration");
        var width = table.Column("server_width");
        var height = table.Column("server_height");
        var music = table.Column("music_id");
        var musicType = table.Column("music_type");
        var tag = table.Column("tag");

        var rows = new List<VideoRecord>();
        var ids = new HashSet<long>();
        while (table.Next())
        {
            var id = table.Id(video);
            if (!ids.Add(id))
            {
                throw table.Wrong(video, "an id that no earlier line has");
            }

            rows.Add(new VideoRecord(
                id,
                table.Id(creator),
                string.Intern(table.Text(type)),
                TimeMs(table, uploadDate),
                string.Intern(table.Text(uploadType)),
                table.Int32(duration, empty: 0),
                table.Int32(width, empty: 0),
                table.Int32(height, empty: 0),
                table.Integer(music, 0, CsvTable.MaxId, 0),
                table.Int32(musicType, -1, empty: -1),
                FirstTag(table, tag)));
        }

        return rows;
    }

    // KuaiRand has days only; a platform that knows the hour writes it behind the day.
    private static long TimeMs(CsvTable table, CsvColumn column) =>
        DateTimeOffset.TryParseExact(
            table.Text(column), [DateFormat, TimeFormat], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw table.Wrong(column, "a date written YYYY-MM-DD, or a time written YYYY-MM-DD HH:MM:SS");

    private static string TimeText(long timeMs)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        return time.ToString(time.TimeOfDay == TimeSpan.Zero ? DateFormat : TimeFormat, CultureInfo.InvariantCulture);
    }

    // Some videos carry several tags ("20,43"): the first one is the topic.
    private static int FirstTag(CsvTable table, CsvColumn column)
    {
        var text = table.Text(column).AsSpan();
        if (text.IsEmpty)
        {
            return -1;
        }

        var comma = text.IndexOf(',');
        var first = comma < 0 ? text : text[..comma];
        return int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var tag)
            ? tag
            : throw table.Wrong(column, "tag numbers with commas between, or nothing");
    }

    public static void Write(IReadOnlyList<VideoRecord> rows, TextWriter writer)
    {
        writer.WriteLine(
            "video_id,author_id,video_type,upload_dt,upload_type,visible_status,video_duration,server_width,server_height,music_id,music_type,tag");
        foreach (var row in rows)
        {
            writer.WriteLine(
                $"{row.VideoId},{row.CreatorId},{Quote(row.VideoType)},{TimeText(row.UploadedAtMs)},"
                + $"{Quote(row.UploadType)},0,{Known(row.DurationMs, 0)},{row.Width},{row.Height},{row.MusicId},{Known(row.MusicType, -1)},"
                + $"{Known(row.Topic, -1)}");
        }
    }
}
