using static FeedRanking.Datasets.CsvText;

namespace FeedRanking.Datasets;

/// <summary>The file history*: impressions before the log, in order, without times.</summary>
internal static class HistoryTable
{
    public static List<HistoryRecord> Read(CsvTable table)
    {
        var viewer = table.Column("user_id");
        var video = table.Column("video_id");
        var position = table.Column("pos");
        var count = table.Column("n");
        var longView = table.Column("long_view");
        var like = table.Column("is_like");

        var rows = new List<HistoryRecord>();
        while (table.Next())
        {
            var row = new HistoryRecord(
                table.Id(viewer),
                table.Id(video),
                table.Int32(position),
                table.Int32(count, min: 1),
                table.Flag(longView),
                table.Flag(like));
            if (row.Position >= row.Count)
            {
                throw table.Wrong(position, $"less than column n, which is {row.Count}");
            }

            rows.Add(row);
        }

        return rows;
    }

    public static void Write(IReadOnlyList<HistoryRecord> rows, TextWriter writer)
    {
        writer.WriteLine("user_id,video_id,pos,n,long_view,is_like");
        foreach (var row in rows)
        {
            writer.WriteLine($"{row.ViewerId},{row.VideoId},{row.Position},{row.Count},{Flag(row.LongView)},{Flag(row.Like)}");
        }
    }
}
