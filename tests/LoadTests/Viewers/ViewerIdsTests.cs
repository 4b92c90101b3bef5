using System.IO.Compression;
using FeedRanking.LoadTests.Viewers;
using FeedRanking.Testing;

namespace FeedRanking.LoadTests.Tests.Viewers;

public sealed class ViewerIdsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_OfACompressedFile_GivesTheIdsOfTheColumn()
    {
        using (var writer = new StreamWriter(new GZipStream(File.Create(Path.Combine(_folder.Path, "user_features_x.csv.gz")), CompressionLevel.Fastest)))
        {
            writer.Write("region,user_id,age\nbr,7,1\njp,12,2\n");
        }

        ViewerIds.Read(_folder.Path).ShouldBe([7, 12]);
    }

    [Fact]
    public void Read_OfAFolderWithout_SaysWhatToGive() =>
        Should.Throw<LoadTestException>(() => ViewerIds.Read(_folder.Path)).Message.ShouldContain("--data");
}
