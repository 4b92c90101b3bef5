using static FeedRanking.Datasets.CsvText;

namespace FeedRanking.Datasets;

/// <summary>The file user_features*.</summary>
internal static class ViewerTable
{
    /// <summary>Columns onehot_feat0 … onehot_feat17.</summary>
    public const int EncryptedColumns = 18;

    /// <summary>KuaiRand has no regions: all its viewers are Chinese.</summary>
    public const string DefaultRegion = "cn";

    private const int MaxTextLength = 64;

    public static List<ViewerRecord> Read(CsvTable table)
    {
        var viewer = table.Column("user_id");
        var degree = table.Column("user_active_degree");
        var registered = table.Column("register_days");
        var follows = table.Column("follow_user_num");
        var fans = table.Column("fans_user_num");
        var friends = table.Column("friend_user_num");
        var lowActive = table.Column("is_lowactive_period");
        var streamer = table.Column("is_live_streamer");
        var author = table.Column("is_video_author");
        var encrypted = Enumerable.Range(0, EncryptedColumns).Select(i => table.Column($"onehot_feat{i}")).ToArray();
        var region = table.Optional("region");

        var rows = new List<ViewerRecord>();
        var ids = new HashSet<long>();
        while (table.Next())
        {
            var id = table.Id(viewer);
            if (!ids.Add(id))
            {
                throw table.Wrong(viewer, "an id that no earlier line has");
            }

            rows.Add(new ViewerRecord(
                id,
                ShortText(table, degree),
                table.Int32(registered, int.MinValue, empty: 0),
                table.Int32(follows, empty: 0),
                table.Int32(fans, empty: 0),
                table.Int32(friends, empty: 0),
                table.Integer(lowActive, int.MinValue, int.MaxValue, 0) == 1,
                table.Integer(streamer, int.MinValue, int.MaxValue, 0) == 1,
                table.Integer(author, int.MinValue, int.MaxValue, 0) == 1,
                Array.ConvertAll(encrypted, column => table.Int32(column, int.MinValue, empty: -1)),
                region is { } present ? Region(table, present) : DefaultRegion));
        }

        return rows;
    }

    private static string ShortText(CsvTable table, CsvColumn column)
    {
        var text = table.Text(column);
        return text.Length <= MaxTextLength ? string.Intern(text) : throw table.Wrong(column, $"at most {MaxTextLength} characters");
    }

    private static string Region(CsvTable table, CsvColumn column)
    {
        var text = table.Text(column);
        return text.Length is > 0 and <= 16 && text.All(char.IsAsciiLetterLower)
            ? string.Intern(text)
            : throw table.Wrong(column, "1 to 16 lower-case letters");
    }

    public static void Write(IReadOnlyList<ViewerRecord> rows, TextWriter writer)
    {
        writer.WriteLine(
            "user_id,user_active_degree,is_lowactive_period,is_live_streamer,is_video_author,follow_user_num,fans_user_num,friend_user_num,"
            + $"register_days,{string.Join(',', Enumerable.Range(0, EncryptedColumns).Select(i => $"onehot_feat{i}"))},region");
        foreach (var row in rows)
        {
            writer.WriteLine(
                $"{row.ViewerId},{Quote(row.ActiveDegree)},{Flag(row.IsLowActive)},{Flag(row.IsLiveStreamer)},{Flag(row.IsVideoAuthor)},"
                + $"{row.FollowCount},{row.FanCount},{row.FriendCount},{row.RegisterDays},"
                + $"{string.Join(',', row.Encrypted.Select(value => Known(value, -1)))},{row.Region}");
        }
    }
}
