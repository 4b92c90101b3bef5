namespace FeedRanking.Datasets.Tests;

/// <summary>Every wrong value is reported with file, line, column, what was found and what is allowed.</summary>
public sealed class KuaiRandReaderErrorTests : IDisposable
{
    private readonly DatasetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("user_id", "x")]
    [InlineData("user_id", "-1")]
    [InlineData("user_id", "9007199254740992")]
    [InlineData("video_id", "")]
    [InlineData("date", "20220431")]
    [InlineData("date", "2022-04-25")]
    [InlineData("time_ms", "1650812741")]
    [InlineData("is_click", "2")]
    [InlineData("long_view", "")]
    [InlineData("play_time_ms", "-5")]
    [InlineData("play_time_ms", "99999999999")]
    [InlineData("duration_ms", "1.5")]
    [InlineData("tab", "256")]
    public void Log_WrongValue_IsReportedWithItsPlace(string column, string value) =>
        Expect("log_standard_a.csv", DatasetFolder.LogHeader, DatasetFolder.LogRow, column, value);

    [Theory]
    [InlineData("user_id", "7.25")]
    [InlineData("follow_user_num", "many")]
    [InlineData("onehot_feat17", "?")]
    public void Viewers_WrongValue_IsReportedWithItsPlace(string column, string value) =>
        Expect("user_features_a.csv", DatasetFolder.ViewerHeader, DatasetFolder.ViewerRow, column, value);

    [Theory]
    [InlineData("upload_dt", "2022/04/10")]
    [InlineData("upload_dt", "2022-04-10 24:00:00")]
    [InlineData("video_duration", "-1")]
    [InlineData("author_id", "")]
    [InlineData("tag", "news")]
    public void Videos_WrongValue_IsReportedWithItsPlace(string column, string value) =>
        Expect("video_features_basic_a.csv", DatasetFolder.VideoHeader, DatasetFolder.VideoRow.Replace("\"39,5\"", "39", StringComparison.Ordinal), column, value);

    [Theory]
    [InlineData("pos", "2")]
    [InlineData("n", "0")]
    [InlineData("is_like", "yes")]
    public void History_WrongValue_IsReportedWithItsPlace(string column, string value) =>
        Expect("history_a.csv", "user_id,video_id,pos,n,long_view,is_like", "7,100,0,2,0,1", column, value);

    [Theory]
    [InlineData("log_standard_a.csv", "tab")]
    [InlineData("user_features_a.csv", "onehot_feat9")]
    [InlineData("video_features_basic_a.csv", "music_type")]
    [InlineData("history_a.csv", "pos")]
    public void Header_WithoutANeededColumn_NamesIt(string file, string column)
    {
        var lines = File.ReadAllLines(_folder.File(file));
        lines[0] = lines[0].Replace(column, "other", StringComparison.Ordinal);
        _folder.Write(file, lines);

        var error = Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path));

        error.File.ShouldEndWith(file);
        error.Line.ShouldBe(1);
        error.Message.ShouldContain($"lacks column {column}");
    }

    [Fact]
    public void Row_WithTooFewFields_IsReportedWithItsLine()
    {
        _folder.Write("history_a.csv", "user_id,video_id,pos,n,long_view,is_like", "7,100,0,2,0,1", "7,100,1,2");

        var error = Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path));

        error.Line.ShouldBe(3);
        error.Message.ShouldContain("has 4 fields, the header has 6");
    }

    [Theory]
    [InlineData("user_features_a.csv")]
    [InlineData("video_features_basic_a.csv")]
    public void Table_WithAnIdTwice_IsRefused(string file)
    {
        var lines = File.ReadAllLines(_folder.File(file));
        _folder.Write(file, [.. lines, lines[1]]);

        var error = Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path));

        error.Line.ShouldBe(4);
        error.Message.ShouldContain("no earlier line has");
    }

    private void Expect(string file, string header, string row, string column, string value)
    {
        var fields = row.Split(',');
        fields[Array.IndexOf(header.Split(','), column)] = value;
        _folder.Write(file, header, row.Replace("7,", "6,", StringComparison.Ordinal).Replace("100,", "99,", StringComparison.Ordinal), string.Join(',', fields));

        var error = Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path));

        error.File.ShouldEndWith(file);
        error.Line.ShouldBe(3);
        error.Column.ShouldBe(column);
        error.Message.ShouldContain($"line 3, column {column}: found {(value.Length == 0 ? "nothing" : $"\"{value}\"")}, allowed is ");
    }
}
