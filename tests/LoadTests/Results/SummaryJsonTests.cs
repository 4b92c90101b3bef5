using System.Text.Json;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Tests.Results;

public sealed class SummaryJsonTests
{
    [Fact]
    public void Write_HasTheFieldsOfTheContract()
    {
        using var json = JsonDocument.Parse(SummaryJson.Write(Example()));
        var root = json.RootElement;
        root.EnumerateObject().Select(field => field.Name).Take(15).ShouldBe(
        [
            "scenario", "offered_rps", "seconds", "sent", "ok", "failed", "empty", "p50_ms", "p95_ms", "p99_ms", "max_ms", "served_by", "stages",
            "machine", "commit",
        ]);
        root.GetProperty("served_by").EnumerateObject().Select(rung => rung.Name).ShouldBe(["heavy", "light", "precomputed", "popular"]);
        root.GetProperty("stages").GetProperty("heavy").EnumerateObject().Select(field => field.Name).Take(3).ShouldBe(["p50_ms", "p95_ms", "p99_ms"]);
        root.GetProperty("p95_ms").GetDouble().ShouldBe(20.1235);
        root.GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSame() =>
        SummaryJson.Write(SummaryJson.Read(SummaryJson.Write(Example()))).ShouldBe(SummaryJson.Write(Example()));

    [Fact]
    public void Read_OfSomethingElse_IsRefused() => Should.Throw<LoadTestException>(() => SummaryJson.Read("{}"));

    internal static Summary Example() => new()
    {
        Scenario = "budget",
        OfferedRps = 50,
        Seconds = 60,
        Sent = 3_000,
        Ok = 3_000,
        Failed = 0,
        Empty = 0,
        P50Ms = 10,
        P95Ms = 20.12346,
        P99Ms = 30,
        MaxMs = 40,
        ServedBy = new Dictionary<string, int> { ["heavy"] = 2_999, ["light"] = 1, ["precomputed"] = 0, ["popular"] = 0 },
        Stages = new Dictionary<string, StageFigures> { ["heavy"] = new(4, 8, 12, 4.5, 2_400) },
        Machine = "2 cores (a processor), 24 GiB",
        Commit = "0123abc",
        Valid = true,
        Generator = new GeneratorFigures(0.1, 1, 2, 10),
        Thresholds = [ThresholdOutcome.AtMost("p95 ms", 20.12346, 180)],
        Failures = new Dictionary<string, int>(),
        BudgetMs = new Dictionary<string, double> { ["heavy"] = 60, ["total"] = 180 },
        Pages = new Dictionary<string, Percentiles> { ["first"] = new(2_400, 11, 21, 31, 40) },
        WarmUp = new WarmUpFigures(10, 500),
        CpuMsPerRequest = new Dictionary<string, double> { ["FeedGateway"] = 2.5 },
        MemoryMb = new Dictionary<string, double> { ["FeedGateway"] = 150 },
        Ledger = [new LedgerRow("viewer", 15, 0.6, 0.5, 1, 2, 13), new LedgerRow("heavy", 60, 4.5, 4, 8, 12, 48, 0.1, 1, 3, 6, 4, 0.5)],
        P99 = new SlowestAnatomy(30, 30, [new("generator late", 0.2), new("heavy", 20), new("between stages, ladder", 9.8)]),
        LoadAverageBefore = 0.5,
        StartedAt = DateTimeOffset.UnixEpoch,
        Command = "./deploy/load.sh budget",
    };
}
