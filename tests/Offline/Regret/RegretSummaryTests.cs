using FeedRanking.Offline.Regret;
using FeedRanking.World;

namespace FeedRanking.Offline.Tests.Regret;

public sealed class RegretSummaryTests
{
    [Fact]
    public void Of_TwoRungs_AreTwoRowsWithTheirOwnRivals()
    {
        var rows = RegretSummary.Of("now", 1, [Worth("heavy", 6, 4, 8), Worth("heavy", 12, 4, 16), Worth("light", 5, 5, 7)]);

        rows.Select(row => (row.Label, row.Round, row.ServedBy, row.Viewers)).ShouldBe([("now", 1, "heavy", 2), ("now", 1, "light", 1)]);
        rows[0].Served.Value.ShouldBe(9);
        rows[0].Popular.Value.ShouldBe(4);
        rows[0].Ideal.Value.ShouldBe(12);
        rows[0].Regret.Value.ShouldBe(3);
        rows[0].BestRetrieved.ShouldBeNull();
        rows[0].BestRanked!.Value.ShouldBe(10);

        // (18 - 8) / (24 - 8), and against the diverse page, which is one second less each: (18 - 8) / (22 - 8).
        rows[0].ShareClosed.Value.ShouldBe(10.0 / 16.0, 1e-12);
        rows[0].ShareClosedDiverse.Value.ShouldBe(10.0 / 14.0, 1e-12);
        rows[1].ShareClosed.Value.ShouldBe(0);
    }

    [Fact]
    public void Of_ManyViewers_IntervalsHoldTheFigure()
    {
        var feeds = Enumerable.Range(0, 100).Select(i => Worth("heavy", 6 + (i % 3), 4, 10)).ToList();

        var row = RegretSummary.Of("now", 1, feeds)[0];

        row.Served.Value.ShouldBeInRange(row.Served.Low, row.Served.High);
        row.ShareClosed.Low.ShouldBeGreaterThan(0.4);
        row.ShareClosed.High.ShouldBeLessThan(0.6);
        row.Popular.Low.ShouldBe(4);
        row.Popular.High.ShouldBe(4);
    }

    [Fact]
    public void Of_CountsOfPages_BecomeSharesOfImpressions()
    {
        var row = RegretSummary.Of("now", 1, [Worth("heavy", 6, 4, 8), Worth("heavy", 6, 4, 8)])[0];

        row.UnderADayOld.Value.ShouldBe(0.1);
        row.OfSmallCreators.Value.ShouldBe(0.2);
        row.Repeats.ShouldBe(0.3);
        row.PopularUnderADayOld.Value.ShouldBe(0);
        row.PopularOfSmallCreators.Value.ShouldBe(0.5);
    }

    [Fact]
    public void Report_WrittenAndReadAndAppended_KeepsItsRows()
    {
        using var folder = new Testing.TemporaryFolder();
        var path = folder.Combine("regret.json");
        var report = new RegretReport(WorldOptions.Demo, 20, 1, DateTimeOffset.UnixEpoch, RegretSummary.Of("now", 1, [Worth("heavy", 6, 4, 8)]));
        report.Write(path);

        var both = report.After(RegretReport.Read(path));

        both.Rows.ShouldBe([report.Rows[0], report.Rows[0]]);
        Should.Throw<InvalidDataException>(() => (report with { Seed = 2 }).After(report)).Message.ShouldContain("another world, page size or seed");
        var lines = RegretTable.Of(both).Split('\n');
        lines.Count(line => line.StartsWith("| now | 1 | `heavy` | 1 | 6.0 [6.0, 6.0] | 8.0 | 0.500 [0.500, 0.500]", StringComparison.Ordinal)).ShouldBe(2);
        lines.ShouldContain(line => line.StartsWith("| popularity list | | | 1 | 4.0 [4.0, 4.0] |", StringComparison.Ordinal));
    }

    private static FeedWorth Worth(string servedBy, double served, double popular, double ideal) =>
        new(servedBy, served, 1, popular, ideal - 1, ideal, ideal, null, ideal - 2, new PageItems(20, 2, 4, 6), new PageItems(20, 0, 10, 0));
}
