using FeedRanking.Testing;

namespace FeedRanking.Grpc.Tests.Conformance;

public class ConformanceTableTests
{
    [Fact]
    public void Readme_TellsExactlyWhatTheTheoriesRun()
    {
        var readme = File.ReadAllText(RepositoryRoot.Combine("tests", "Grpc", "README.md")).ReplaceLineEndings("\n");
        readme.ShouldContain(ConformanceTable.ToMarkdown(), customMessage: "put this table into tests/Grpc/README.md:\n" + ConformanceTable.ToMarkdown());
    }

    [Fact]
    public void Names_AreUnique()
    {
        ClientCases.All.Select(one => one.Name).ShouldBeUnique();
        ServerCases.All.Select(one => one.Name).ShouldBeUnique();
    }
}
