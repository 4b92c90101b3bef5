using FeedRanking.LoadTests.Ledger;
using FeedRanking.LoadTests.Results;
using FeedRanking.LoadTests.Tests.Results;
using FeedRanking.Testing;

namespace FeedRanking.LoadTests.Tests.Ledger;

public sealed class LedgerDocumentTests
{
    private const string Result = "docs/results/budget.json";
    private const string NotYet = "Not measured on a quiet machine yet.";

    [Theory]
    [InlineData("docs/performance.md", true)]
    [InlineData("README.md", false)]
    public void Documents_EqualTheLastResult(string document, bool whole)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(document));
        var file = RepositoryRoot.Combine(Result);
        var summary = File.Exists(file) ? SummaryJson.Read(File.ReadAllText(file)) : null;
        IEnumerable<string> lines = summary is null ? [NotYet] : whole ? LedgerDocument.Whole(summary) : LedgerDocument.Short(summary);
        text.ShouldBe(LedgerDocument.Replace(text, lines), $"{document} differs from {Result}: ./deploy/prove-budget.sh writes both");
    }

    [Fact]
    public void Result_ThatIsPublished_IsValid_AndHeldEverything()
    {
        var file = RepositoryRoot.Combine(Result);
        if (File.Exists(file))
        {
            var summary = SummaryJson.Read(File.ReadAllText(file));
            (summary.Scenario, summary.Valid).ShouldBe(("budget", true));
            summary.Thresholds.ShouldAllBe(threshold => threshold.Holds);
            return;
        }

        File.ReadAllText(RepositoryRoot.Combine("README.md")).ShouldContain(NotYet);
    }

    [Fact]
    public void Whole_HasEveryStage_TheParts_AndWhereItComesFrom()
    {
        var text = string.Join('\n', LedgerDocument.Whole(SummaryJsonTests.Example()));
        text.ShouldContain("| heavy | 60 | 4.5 | 4.0 | 8.0 | 12.0 | 48.0 | 0.1 / 1.0 | 3.0 / 6.0 | 0.5 |");
        text.ShouldContain("| heavy | 20.0 |");
        text.ShouldContain("`./deploy/load.sh budget` at 50 requests/s for 60 s");
        text.ShouldContain("commit 0123abc");
        text.ShouldContain("2 cores (a processor)");
    }

    [Fact]
    public void Short_EndsWithTheWholeRequest() =>
        LedgerDocument.Short(SummaryJsonTests.Example()).ShouldContain("| **whole request** | **180** | **10.0** | **20.1** | **30.0** |");

    [Fact]
    public void Replace_KeepsWhatStandsAround()
    {
        LedgerDocument.Replace("a\n<!-- ledger -->\nold\n<!-- /ledger -->\nb\n", ["new"]).ShouldBe("a\n<!-- ledger -->\nnew\n<!-- /ledger -->\nb\n");
        Should.Throw<LoadTestException>(() => LedgerDocument.Replace("a", ["new"]));
    }
}
