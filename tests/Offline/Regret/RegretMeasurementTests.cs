using FeedRanking.Offline.Load;
using FeedRanking.Offline.Regret;

namespace FeedRanking.Offline.Tests.Regret;

public sealed class RegretMeasurementTests
{
    private const int Size = 5;

    [Fact]
    public async Task Run_GatewayThatServesTheIdealPage_ClosesTheWholeDistance()
    {
        var truth = TinyTruth.Make();

        var row = (await RunAsync(truth, new FakeGateway((viewer, _) => Pages(truth).Ideal(viewer).Ideal))).ShouldHaveSingleItem();

        (row.ServedBy, row.Viewers).ShouldBe(("heavy", 2));
        row.ShareClosed.Value.ShouldBe(1, 1e-12);
        row.Regret.Value.ShouldBe(0, 1e-12);
        row.Ideal.Value.ShouldBe(Enumerable.Range(0, Size).Sum(place => truth.Seconds(0, place, place)), 1e-9);
        row.UnderADayOld.Value.ShouldBe(1);
        row.PopularUnderADayOld.Value.ShouldBe(0);
        row.BestRetrieved.ShouldNotBeNull().Value.ShouldBe(row.Ideal.Value, 1e-9);
        row.BestRanked.ShouldNotBeNull().Value.ShouldBe(truth.Seconds(0, [0]), 1e-9);
    }

    [Fact]
    public async Task Run_GatewayThatServesThePopularityList_ClosesNothing()
    {
        var truth = TinyTruth.Make();

        var row = (await RunAsync(truth, new FakeGateway((viewer, _) => Pages(truth).Popular(viewer)))).ShouldHaveSingleItem();

        row.ShareClosed.Value.ShouldBe(0, 1e-12);
        row.Served.ShouldBe(row.Popular);
    }

    [Fact]
    public async Task Run_TwoRounds_SendsWhatViewersDidAndDoesNotExpectItAgain()
    {
        var truth = TinyTruth.Make();
        var gateway = new FakeGateway((_, size) => [.. Enumerable.Range(0, size)]);

        var rows = await RunAsync(truth, gateway, rounds: 2);

        rows.Select(row => (row.Round, row.Label)).ShouldBe([(1, "now: react"), (1, "now: only look"), (2, "now: react"), (2, "now: only look")]);
        rows[0].Repeats.ShouldBe(0);
        rows[2].Repeats.ShouldBe(1);
        rows[2].Served.Value.ShouldBe(0, "what was seen counts nothing");
        Count(gateway, "impression").ShouldBe(2 * 2 * Size);
        Count(gateway, "dwell").ShouldBe(2 * Size, "one of the two viewers only looks");
        gateway.Events.Where(sent => sent.GetProperty("type").GetString() == "dwell")
            .Select(sent => sent.GetProperty("user_id").GetInt32()).Distinct().Count().ShouldBe(1);
        gateway.Events.Select(sent => sent.GetProperty("event_id").GetGuid()).Distinct().Count().ShouldBe(gateway.Events.Count);
        var dwell = gateway.Events.First(sent => sent.GetProperty("type").GetString() == "dwell");
        dwell.GetProperty("play_time_ms").GetInt32().ShouldBeGreaterThan(0);
        dwell.GetProperty("request_id").GetString().ShouldBe("r0");
        gateway.Events[0].TryGetProperty("play_time_ms", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Run_VideoThatTheWorldDoesNotHave_IsAnErrorThatSaysSo()
    {
        var truth = TinyTruth.Make();

        var error = await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(truth, new FakeGateway((_, _) => [99])));

        error.Message.ShouldContain("video 99");
        error.Message.ShouldContain("--data");
    }

    [Fact]
    public async Task Run_NoGateway_IsAnErrorWithTheAddress()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Testing.FreePort.Next()}") };

        var error = await Should.ThrowAsync<InvalidOperationException>(() => new GatewayClient(http).GetFeedAsync(0, Size, default));

        error.Message.ShouldContain(http.BaseAddress.ToString());
    }

    [Theory]
    [InlineData("--viewers", "0")]
    [InlineData("--size", "51")]
    [InlineData("--rounds", "51")]
    [InlineData("--gateway", "nowhere")]
    [InlineData("--world", "/nonexistent")]
    public async Task Command_WrongOption_IsNamed(string option, string value)
    {
        var errors = new StringWriter();

        var exitCode = await RegretCommand.RunAsync(RegretCommand.Create().Parse([option, value]), TextWriter.Null, errors, default);

        exitCode.ShouldBe(1);
        errors.ToString().ShouldContain(option == "--world" ? "/nonexistent/world.json" : option);
    }

    private static int Count(FakeGateway gateway, string type) => gateway.Events.Count(sent => sent.GetProperty("type").GetString() == type);

    private static RivalPages Pages(KnownTruth truth) => new(truth, TinyTruth.Popular, new InformedTastes(truth, TinyTruth.NoLog), Size);

    private static async Task<IReadOnlyList<RegretRow>> RunAsync(KnownTruth truth, FakeGateway gateway, int rounds = 1)
    {
        using var http = new HttpClient(gateway) { BaseAddress = new Uri("http://gateway") };
        var settings = new RegretSettings("now", Viewers: 100, Size, Seed: 1, rounds, SettleMs: 0);
        return await new RegretMeasurement(
            truth, Pages(truth), new GatewayClient(http), settings, TimeProvider.System, new LineProgress(TextWriter.Null)).RunAsync(default);
    }
}
