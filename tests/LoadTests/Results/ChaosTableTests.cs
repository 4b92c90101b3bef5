using System.Text.Json;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Tests.Results;

public sealed class ChaosTableTests
{
    [Fact]
    public void Markdown_HasOneRowForEachFault_AndWhatANumberNeedsBesideIt()
    {
        var table = ChaosTable.Markdown(SummaryJsonTests.Example() with { Rows = [Row(), Row() with { Fault = "pause", HeavyAgainAfterSeconds = null, Thresholds = [ThresholdOutcome.AtMost("heavy again after s", 60, 5)] }] });

        table.ShouldContain("| HeavyRanker | kill | 2700 | 0 | 0 | 17.0 | 60.0 | 90.0 | light 99.5 %, popular 0.5 % | light | 2.1 s | 0.4 s | yes |");
        table.ShouldContain("| HeavyRanker | pause |");
        table.ShouldContain("| not seen | **no** |");
        table.ShouldContain("commit 0123abc");
        table.ShouldContain("2 cores");
    }

    [Fact]
    public void Summary_WithRows_HasThemAsSnakeCase()
    {
        using var json = JsonDocument.Parse(SummaryJson.Write(SummaryJsonTests.Example() with { Rows = [Row()] }));
        var row = json.RootElement.GetProperty("rows")[0];
        (row.GetProperty("target").GetString(), row.GetProperty("during").GetProperty("light").GetDouble()).ShouldBe(("HeavyRanker", 0.995));
        row.GetProperty("heavy_again_after_seconds").GetDouble().ShouldBe(0.4);
    }

    [Fact]
    public void Timeline_CountsRungsOfEachSecond() => RungTimeline.Of("Redis", "kill",
    [
        new Sample(0, 0.1, 0, 10, true, "heavy", null, []), new Sample(0, 0.9, 0, 30, true, "light", null, []), new Sample(0, 2.5, 0, 20, true, "", "timeout", []),
    ]).ShouldBe("Redis,kill,0,2,1,1,0,0,0,30.0\nRedis,kill,2,1,0,0,0,0,1,20.0\n");

    private static ChaosRow Row() => new()
    {
        Target = "HeavyRanker",
        Fault = "kill",
        Requests = 2_700,
        NotOk = 0,
        ShortOrEmpty = 0,
        Wrong = 0,
        NoGateway = 0,
        P50Ms = 17,
        P95Ms = 60,
        P99Ms = 90,
        MaxMs = 120,
        Before = Shares(1, 0, 0),
        During = Shares(0, 0.995, 0.005),
        After = Shares(1, 0, 0),
        ExpectedRungs = ["light"],
        ExpectedShare = 0.995,
        ReadyAfterSeconds = 2.1,
        HeavyAgainAfterSeconds = 0.4,
        Thresholds = [ThresholdOutcome.AtMost("p95 ms", 60, 180)],
    };

    private static Dictionary<string, double> Shares(double heavy, double light, double popular) =>
        new() { ["heavy"] = heavy, ["light"] = light, ["precomputed"] = 0, ["popular"] = popular };
}
