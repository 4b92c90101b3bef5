namespace FeedRanking.Datasets.Tests;

public sealed class KuaiRandReaderTests : IDisposable
{
    private readonly DatasetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_SmallFolder_GivesEveryField()
    {
        var data = KuaiRandReader.Read(_folder.Path);

        data.Log[0].ShouldBe(new ImpressionRecord(
            7, 100, 20220425, 1650812741436, 61802, 49866, 1, Click: true, Like: false, Follow: false, Comment: false, Forward: false, Hate: false, LongView: true, Line: 0));
        data.Log[1].Line.ShouldBe(1);
        data.History.ShouldBe([new HistoryRecord(7, 100, 0, 2, false, true), new HistoryRecord(7, 101, 1, 2, true, false)]);
        data.Videos[0].ShouldBe(new VideoRecord(100, 500, "NORMAL", 1_649_548_800_000, "LongImport", 87433, 720, 1280, 9155697141, 9, Topic: 39));
        var viewer = data.Viewers[0];
        (viewer.ViewerId, viewer.ActiveDegree, viewer.RegisterDays, viewer.FollowCount, viewer.FanCount, viewer.FriendCount)
            .ShouldBe((7, "full_active", 799, 514, 150, 34));
        (viewer.IsLiveStreamer, viewer.IsVideoAuthor, viewer.IsLowActive, viewer.Region).ShouldBe((true, true, false, "cn"));
        viewer.Encrypted.ShouldBe(Enumerable.Range(0, 18));
    }

    [Fact]
    public void Read_EmptyOptionalFields_GivesTheirStandIns()
    {
        var data = KuaiRandReader.Read(_folder.Path);

        (data.Videos[1].DurationMs, data.Videos[1].MusicType, data.Videos[1].Topic).ShouldBe((0, -1, -1));
        data.Viewers[1].IsLiveStreamer.ShouldBeFalse("KuaiRand writes -124 for no");
    }

    [Fact]
    public void Read_WithoutHistory_GivesEmptyHistory()
    {
        File.Delete(_folder.File("history_a.csv"));

        KuaiRandReader.Read(_folder.Path).History.ShouldBeEmpty();
    }

    [Fact]
    public void Read_PackedAndPlain_GiveTheSameDataAndFingerprint()
    {
        var plain = KuaiRandReader.Read(_folder.Path);
        _folder.Pack("log_standard_a.csv");
        _folder.Pack("video_features_basic_a.csv");

        var packed = KuaiRandReader.Read(_folder.Path);

        packed.Log.ShouldBe(plain.Log);
        (packed.Fingerprint, packed.CatalogueFingerprint).ShouldBe((plain.Fingerprint, plain.CatalogueFingerprint));
    }

    [Fact]
    public void Read_ChangedLog_ChangesFingerprintButNotTheCatalogues()
    {
        var before = KuaiRandReader.Read(_folder.Path);
        _folder.Write("log_standard_a.csv", DatasetFolder.LogHeader, DatasetFolder.LogRow);

        var after = KuaiRandReader.Read(_folder.Path);

        after.Fingerprint.ShouldNotBe(before.Fingerprint);
        after.CatalogueFingerprint.ShouldBe(before.CatalogueFingerprint);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrderWithMore_AreFoundByName()
    {
        _folder.Write("history_a.csv", "is_like,extra,n,pos,long_view,video_id,user_id", "1,x,1,0,0,100,7");

        KuaiRandReader.Read(_folder.Path).History.ShouldBe([new HistoryRecord(7, 100, 0, 1, false, true)]);
    }

    [Fact]
    public void Read_ExtraLogs_AreSortedInByTimeAndKeepTheirLine()
    {
        var extra = _folder.File("more.csv");
        _folder.Write("more.csv", DatasetFolder.LogHeader, "9,100,20220425,0,1650812741435,1,0,0,0,0,0,1,1,1,1", DatasetFolder.LogRow);

        var log = KuaiRandReader.Read(_folder.Path, [extra]).Log;

        log.Select(row => row.Line).ShouldBe([2, 0, 3, 1]);
    }

    [Theory]
    [InlineData("log_standard_a.csv")]
    [InlineData("user_features_a.csv")]
    [InlineData("video_features_basic_a.csv")]
    public void Read_MissingFile_SaysWhichAndWhatIsThere(string name)
    {
        File.Delete(_folder.File(name));

        var error = Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path));

        error.Message.ShouldContain(name[..name.IndexOf("_a", StringComparison.Ordinal)]);
        error.Message.ShouldContain("history_a.csv", customMessage: "the listing of the folder");
    }

    [Fact]
    public void Read_MissingFolder_SaysSo() =>
        Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.File("none"))).Message.ShouldContain("no such folder");

    [Fact]
    public void Read_SameTableTwice_IsRefused()
    {
        File.Copy(_folder.File("log_standard_a.csv"), _folder.File("copy"));
        _folder.Pack("log_standard_a.csv");
        File.Move(_folder.File("copy"), _folder.File("log_standard_a.csv"));

        Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path)).Message.ShouldContain("keep one of them");
    }

    [Fact]
    public void Read_BrokenGzip_SaysWhichFile()
    {
        File.WriteAllText(_folder.File("history_b.csv.gz"), "not gzip at all");
        File.Delete(_folder.File("history_a.csv"));

        Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path)).File.ShouldEndWith("history_b.csv.gz");
    }

    [Fact]
    public void Read_EmptyFile_SaysThatTheHeaderIsMissing()
    {
        File.WriteAllText(_folder.File("history_a.csv"), "");

        Should.Throw<DatasetFormatException>(() => KuaiRandReader.Read(_folder.Path)).Message.ShouldContain("expected a header");
    }
}
