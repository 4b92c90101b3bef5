using FeedRanking.World;

namespace FeedRanking.Datasets.Tests;

public sealed class KuaiRandWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feedranking-writer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_ThenRead_GivesTheSameDataset()
    {
        var written = SyntheticWorld.Generate(new WorldOptions { Viewers = 60, Videos = 200, Creators = 20, Days = 4, HistoryDays = 2 });
        KuaiRandWriter.Write(written, _folder, "world");

        var read = KuaiRandReader.Read(_folder);

        read.Log.ShouldBe(written.Log);
        read.History.ShouldBe(written.History);
        read.Videos.ShouldBe(written.Videos);
        read.Viewers.Select(viewer => viewer with { Encrypted = [] }).ShouldBe(written.Viewers.Select(viewer => viewer with { Encrypted = [] }));
        read.Viewers.SelectMany(viewer => viewer.Encrypted).ShouldBe(written.Viewers.SelectMany(viewer => viewer.Encrypted));
        (read.Fingerprint, read.CatalogueFingerprint).ShouldBe((written.Fingerprint, written.CatalogueFingerprint));
        written.Log.ShouldNotBeEmpty();
        written.History.ShouldNotBeEmpty();
    }

    [Fact]
    public void Write_UnusualTexts_AreQuoted()
    {
        using var small = new DatasetFolder();
        var data = KuaiRandReader.Read(small.Path);
        data = data with { Viewers = [data.Viewers[0] with { ActiveDegree = "a,\"b\"" }] };
        KuaiRandWriter.Write(data, _folder, "x");

        KuaiRandReader.Read(_folder).Viewers[0].ActiveDegree.ShouldBe("a,\"b\"");
    }

    [Fact]
    public void Write_FolderWithAnotherDataset_IsRefused()
    {
        using var other = new DatasetFolder();

        var error = Should.Throw<DatasetFormatException>(() => KuaiRandWriter.Write(KuaiRandReader.Read(other.Path), other.Path, "world"));

        error.Message.ShouldContain("choose an empty folder");
    }
}
