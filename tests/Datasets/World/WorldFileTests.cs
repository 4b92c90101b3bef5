using FeedRanking.World;

namespace FeedRanking.Datasets.Tests.World;

public sealed class WorldFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feedranking-world-file-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_ThenRead_GivesTheSameOptions()
    {
        var options = WorldOptions.Demo with { Seed = 7, ImpressionsPerDay = 2.5 };
        WorldFile.Write(options, _folder);

        WorldFile.Read(_folder).ShouldBe(options);
    }

    [Fact]
    public void Read_FolderOfRealLogs_SaysThatItsTruthIsNotKnown() =>
        Should.Throw<InvalidDataException>(() => WorldFile.Read(_folder)).Message.ShouldContain("known truth");

    [Theory]
    [InlineData("{\"viewers\":0}", "Viewers")]
    [InlineData("{\"viewer\":1}", "viewer")]
    [InlineData("null", "nothing")]
    public void Read_SomethingElse_SaysWhat(string json, string expected)
    {
        File.WriteAllText(Path.Combine(_folder, WorldFile.Name), json);

        Should.Throw<InvalidDataException>(() => WorldFile.Read(_folder)).Message.ShouldContain(expected);
    }
}
