using FeedRanking.LoadTests.Faults;
using FeedRanking.LoadTests.Measuring;
using FeedRanking.LoadTests.Metrics;
using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Results;

namespace FeedRanking.LoadTests.Tests.Results;

public sealed class ChaosRowBuilderTests
{
    private const double Seconds = 60;
    private static readonly LatencyBudget Budget = new(new Dictionary<string, double> { ["total"] = 180 });

    private static readonly ChaosCase Killed = ChaosCase.Simple("HeavyRanker", "kill", ["light"], _ => Task.CompletedTask, _ => Task.CompletedTask);

    // Broken from 20 s on, mended at 40 s, ready at 42 s.
    private static readonly FaultTimes Times = new FaultTimes().Note(FaultPhase.Break, 20, 20.1).Note(FaultPhase.Restore, 40, 42);

    [Fact]
    public void Of_ExpectedRungMeanwhileAndHeavyAfter_Holds()
    {
        var row = Of(At(0, "heavy", 20), At(20, "light", 43), At(43, "heavy", 60));

        row.Thresholds.ShouldAllBe(threshold => threshold.Holds);
        row.ExpectedShare.ShouldBe(1);
        row.ReadyAfterSeconds.ShouldBe(2);
        row.HeavyAgainAfterSeconds!.Value.ShouldBeInRange(0.75, 1);
        (row.Before["heavy"], row.During["light"], row.After["heavy"]).ShouldBe((1, 1, 1));
        (row.NotOk, row.ShortOrEmpty, row.Wrong, row.NoGateway).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public void Of_AnotherRungThanExpected_IsBroken() => Broken(Of(At(0, "heavy", 20), At(20, "popular", 42), At(42, "heavy", 60)))
        .ShouldHaveSingleItem().ShouldBe("HeavyRanker:kill share by light meanwhile");

    [Fact]
    public void Of_HeavySixSecondsAfterReady_IsBroken() => Broken(Of(At(0, "heavy", 20), At(20, "light", 48), At(48, "heavy", 60)))
        .ShouldHaveSingleItem().ShouldBe("HeavyRanker:kill heavy again after s");

    [Fact]
    public void Of_NeverHeavyAgain_IsBroken_AndSaysThatItWasNotSeen()
    {
        var row = Of(At(0, "heavy", 20), At(20, "light", 60));

        row.HeavyAgainAfterSeconds.ShouldBeNull();
        Broken(row).ShouldBe(["HeavyRanker:kill heavy again after s"]);
    }

    [Fact]
    public void Of_NextPagesOfAFeedRankedBefore_SayNothingOfTheRungNow()
    {
        var row = Of(At(0, "heavy", 20), At(20, "light", 42), At(42, "heavy", 60), [.. At(0, "light", 60).Select(sample => sample with { IsNewFeed = false })]);

        row.Before["heavy"].ShouldBe(1);
        row.HeavyAgainAfterSeconds.ShouldBe(0);
        row.Requests.ShouldBe(1_200);
    }

    [Theory]
    [InlineData("status_503", "not 200")]
    [InlineData("timeout", "not 200")]
    [InlineData(AnswerCheck.Empty, "pages short, empty or wrong")]
    [InlineData(AnswerCheck.Short, "pages short, empty or wrong")]
    [InlineData(AnswerCheck.Repeated, "pages short, empty or wrong")]
    public void Of_OneBadAnswer_IsBroken(string failure, string threshold) =>
        Broken(Of(At(0, "heavy", 20), At(20, "light", 42), At(42, "heavy", 60), [Sample(30, "light") with { Failure = failure }]))
            .ShouldBe([$"HeavyRanker:kill {threshold}"]);

    [Fact]
    public void Of_LateAnswers_BreakTheGatewaysOwnBudget() =>
        Broken(Of([.. At(0, "heavy", 20).Select(sample => sample with { LatencyMs = 181 })], At(20, "light", 42), At(42, "heavy", 60)))
            .ShouldBe(["HeavyRanker:kill p95 ms"]);

    [Fact]
    public void Of_GatewayAway_CountsWhatMetNoneApart_AndJudgesTheRest()
    {
        var chaos = new ChaosCase("everything", "gateway", ["popular"], []);
        var times = new FaultTimes().Note(FaultPhase.Break, 10, 10.1).Note(FaultPhase.GatewayAway, 15, 15.1).Note(FaultPhase.GatewayBack, 15.1, 20)
            .Note(FaultPhase.Restore, 40, 45);
        List<Sample> samples = [.. At(0, "heavy", 10), .. At(10, "popular", 14.9), .. At(20.001, "popular", 45), .. At(45, "heavy", 60)];
        samples.AddRange(At(15, "", 19).Select(sample => sample with { Failure = "connection" }));

        // One that was under way when the gateway died, and the first answers of the new one, which compiles as it goes.
        samples.Add(Sample(14.95, "") with { LatencyMs = 60, Failure = "connection" });
        samples.AddRange(At(19, "popular", 20).Select(sample => sample with { LatencyMs = 900 }));

        var row = ChaosRowBuilder.Of(chaos, samples, times, Seconds, Budget);

        Broken(row).ShouldBeEmpty();
        row.NoGateway.ShouldBe(41);
        row.During["popular"].ShouldBe(1);
    }

    [Fact]
    public void Of_ConnectionLostWhileTheGatewayLives_IsNoExcuse() =>
        Of(At(0, "heavy", 20), At(20, "light", 42), At(42, "heavy", 60), [Sample(30, "") with { Failure = "connection" }]).NotOk.ShouldBe(1);

    [Fact]
    public void HeavyAgainAfter_OneLightFeedInAHundredAndFifty_IsHeavy() =>
        ChaosRowBuilder.HeavyAgainAfter([.. Enumerable.Range(0, 150).Select(index => Sample(42 + (index / 30.0), index == 70 ? "light" : "heavy"))], 42, Seconds)
            .ShouldBe(0);

    [Fact]
    public void HeavyAgainAfter_TooLittleLeftToTell_IsNotSeen() =>
        ChaosRowBuilder.HeavyAgainAfter([Sample(58.5, "light"), Sample(59, "heavy")], 58.4, Seconds).ShouldBeNull();

    private static ChaosRow Of(params IReadOnlyList<Sample>[] parts) => ChaosRowBuilder.Of(Killed, [.. parts.SelectMany(part => part)], Times, Seconds, Budget);

    private static IEnumerable<string> Broken(ChaosRow row) => row.Thresholds.Where(threshold => !threshold.Holds).Select(threshold => threshold.Name);

    /// <summary>Ten requests a second.</summary>
    private static List<Sample> At(double from, string servedBy, double to) =>
        [.. Enumerable.Range(0, (int)Math.Round((to - from) * 10)).Select(index => Sample(from + (index / 10.0), servedBy))];

    private static Sample Sample(double at, string servedBy) => new(0, at, 0, 20, IsNewFeed: true, servedBy, null, []);
}
