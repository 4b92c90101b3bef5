using System.Text.Json;
using FeedRanking.Benchmarks.Ratios;

namespace FeedRanking.Benchmarks.Tests.Ratios;

public sealed class RatioReportTests
{
    private static readonly Ratio Met = new("heavy-150x16", "ours / raw", 0.87654321) { Goal = Goal.AtLeast(0.85), Reference = 0.73, Note = "8/s against 9/s" };
    private static readonly Ratio Over = new("allocation-light", "bytes", 9, "B") { Goal = Goal.AtMost(8), Budget = 8.5 };

    [Fact]
    public void Json_HasTheContractsFields()
    {
        using var json = JsonDocument.Parse(Report(Met).ToJson());

        var ratio = json.RootElement.GetProperty("ratios")[0];
        ratio.GetProperty("id").GetString().ShouldBe("heavy-150x16");
        ratio.GetProperty("name").GetString().ShouldBe("ours / raw");
        ratio.GetProperty("value").GetDouble().ShouldBe(0.8765);
        ratio.GetProperty("goal").GetDouble().ShouldBe(0.85);
        ratio.GetProperty("reference").GetDouble().ShouldBe(0.73);
        ratio.GetProperty("unit").GetString().ShouldBe("ratio");
        ratio.GetProperty("met").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("machine").GetString().ShouldBe("2 cores");
        json.RootElement.GetProperty("commit").GetString().ShouldBe("abc1234");
        json.RootElement.GetProperty("skipped").GetProperty("node").GetString().ShouldBe("no npm");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Json_OfWhatCannotBeComputed_IsNull(double value)
    {
        using var json = JsonDocument.Parse(Report(Met with { Value = value }).ToJson());

        json.RootElement.GetProperty("ratios")[0].GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Markdown_SaysGoalResultAndSource()
    {
        var table = Report(Met, Over).ToMarkdown();

        table.ShouldContain("| heavy-150x16 | ours / raw | 0.877 | ≥ 0.85 ✓ | 0.73 | 8/s against 9/s |");
        table.ShouldContain("| allocation-light | bytes | 9 B | ≤ 8 ✗ over budget |");
        table.ShouldContain("| node | not measured: no npm |");
        table.ShouldContain("`./deploy/bench.sh`, 2 cores, commit abc1234.");
    }

    [Theory]
    [InlineData(8.5, false)]
    [InlineData(8.51, true)]
    [InlineData(double.NaN, true)]
    public void Ratio_AboveItsBudget_IsOver(double value, bool over) => (Over with { Value = value }).IsOverBudget.ShouldBe(over);

    [Fact]
    public void Ratio_WithoutABudget_IsNeverOver() => (Met with { Value = double.MaxValue }).IsOverBudget.ShouldBeFalse();

    [Fact]
    public void Goal_AtItsLimit_IsMet()
    {
        Goal.AtLeast(2).IsMetBy(2).ShouldBeTrue();
        Goal.AtLeast(2).IsMetBy(1.99).ShouldBeFalse();
        Goal.AtMost(2).IsMetBy(2).ShouldBeTrue();
        Goal.AtMost(2).IsMetBy(2.01).ShouldBeFalse();
    }

    private static RatioReport Report(params Ratio[] ratios) =>
        new(ratios, new Dictionary<string, string> { ["node"] = "no npm" }, "2 cores", "abc1234", "./deploy/bench.sh");
}
