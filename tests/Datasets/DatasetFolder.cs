using System.IO.Compression;
using System.Text;

namespace FeedRanking.Datasets.Tests;

/// <summary>A folder with a tiny dataset whose files a test may change, removed at the end.</summary>
internal sealed class DatasetFolder : IDisposable
{
    public const string LogHeader =
        "user_id,video_id,date,hourmin,time_ms,is_click,is_like,is_follow,is_comment,is_forward,is_hate,long_view,play_time_ms,duration_ms,tab";

    public const string VideoHeader =
        "video_id,author_id,video_type,upload_dt,upload_type,visible_status,video_duration,server_width,server_height,music_id,music_type,tag";

    public static readonly string ViewerHeader =
        "user_id,user_active_degree,is_lowactive_period,is_live_streamer,is_video_author,follow_user_num,fans_user_num,friend_user_num,register_days,"
        + string.Join(',', Enumerable.Range(0, 18).Select(i => $"onehot_feat{i}"));

    private static readonly string Encrypted = string.Join(',', Enumerable.Range(0, 18));

    public DatasetFolder()
    {
        Write("log_standard_a.csv", LogHeader, LogRow, "8,101,20220426,900,1650934941436,0,1,0,0,0,0,0,1184,11933,4");
        Write("history_a.csv", "user_id,video_id,pos,n,long_view,is_like", "7,100,0,2,0,1", "7,101,1,2,1,0");
        Write("user_features_a.csv", ViewerHeader, ViewerRow, $"8,UNKNOWN,1,-124,0,0,0,0,12,{Encrypted}");
        Write("video_features_basic_a.csv", VideoHeader, VideoRow, "101,501,AD,2022-04-11,Web,0.0,,1280.0,720.0,0,,");
    }

    public static string LogRow => "7,100,20220425,0,1650812741436,1,0,0,0,0,0,1,61802,49866,1";

    public static string ViewerRow => $"7,full_active,0,1,1,514,150,34,799,{Encrypted}";

    public static string VideoRow => "100,500,NORMAL,2022-04-10,LongImport,0.0,87433.0,720.0,1280.0,9155697141,9.0,\"39,5\"";

    public string Path { get; } = Directory.CreateTempSubdirectory("feedranking-dataset-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, params string[] lines) => System.IO.File.WriteAllText(File(name), string.Join('\n', lines) + "\n");

    /// <summary>Replaces a file by the same content, packed.</summary>
    public void Pack(string name)
    {
        using (var packed = new GZipStream(System.IO.File.Create(File(name + ".gz")), CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(System.IO.File.ReadAllText(File(name))));
        }

        System.IO.File.Delete(File(name));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
