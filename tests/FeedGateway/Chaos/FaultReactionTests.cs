using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Popularity;
using FeedRanking.FeedGateway.SideEffects;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Chaos;

/// <summary>Every fault of the catalogue, started over HTTP, and the reaction that stands beside it there.</summary>
public sealed class FaultReactionTests(ChaosSystem system) : IClassFixture<ChaosSystem>, IAsyncLifetime
{
    private const long AgeS = 86_400;
    private const int AtATime = 12;

    public static IEnumerable<object[]> AllFaults => FaultCatalogue.All.Select(fault => new object[] { fault.Name });

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => system.CalmAsync();

    [Theory]
    [MemberData(nameof(AllFaults))]
    public void EveryFault_HasATestOfItsReaction(string fault)
    {
        var prefix = TestPrefix(fault);
        var tests = typeof(FaultReactionTests).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name);
        tests.ShouldContain(test => test.StartsWith(prefix, StringComparison.Ordinal), $"{fault} needs a test called {prefix}…");
    }

    [Fact]
    public async Task Latency_OfTheHeavyRanker_IsServedLight_UntilNobodyWaitsForItAnyMore()
    {
        await system.StartAsync(FaultNames.Latency, FaultTargets.HeavyRanker, new { latency_ms = 5_000 });
        await system.UntilAsync("light", "heavy: deadline");

        // Several at a time: one after the other they would not fail often enough within the breaker's sampling time.
        await Eventually.Async(
            async () => (await Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => system.PageAsync()))).Any(page => page.Degraded.Contains("heavy: breaker_open")),
            what: "An open breaker");
        await system.CalmAsync();
        (await system.PageAsync()).ServedBy.ShouldBe("heavy");
    }

    [Fact]
    public async Task Errors_OfTheLightRanker_AreServedFromStoredCandidates()
    {
        await system.StartAsync(FaultNames.Errors, FaultTargets.LightRanker);
        var page = await system.UntilAsync("precomputed", "light: invalid_answer");
        page.Ids.ShouldAllBe(id => id >= 400);
        await system.UntilAsync("precomputed", "light: breaker_open");
    }

    [Fact]
    public async Task SlowTail_OfTheHeavyRanker_CostsItsPagesTheRungAndNobodyElses()
    {
        await system.StartAsync(FaultNames.SlowTail, FaultTargets.HeavyRanker, new { rate = 0.1, latency_ms = 5_000 });
        await system.UntilAsync("light", "heavy: deadline");
        (await system.UntilAsync("heavy")).Degraded.ShouldBeEmpty();
    }

    [Fact]
    public async Task SlowReplica_OfTwo_IsLeftAlone()
    {
        await system.StartAsync(FaultNames.SlowReplica, FaultTargets.HeavyRanker, new { replica = 1, latency_ms = 5_000 });
        var inARow = 0;
        await Eventually.Async(async () => (inARow = (await system.PageAsync()).ServedBy == "heavy" ? inARow + 1 : 0) == 10, what: "Ten heavy pages in a row");
    }

    [Fact]
    public async Task NanScores_OfTheHeavyRanker_NeverLeaveIt_AndAreServedLight()
    {
        using var alert = new MetricProbe("feedranking.ranking.not_finite", "heavy-ranker");
        await system.StartAsync(FaultNames.NanScores, FaultTargets.HeavyRanker);
        await system.UntilAsync("light", "heavy: invalid_answer");
        alert.Sum.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task NanScores_OfTheLightRanker_AreServedFromStoredCandidates()
    {
        await system.StartAsync(FaultNames.NanScores, FaultTargets.LightRanker);
        await system.UntilAsync("precomputed", "light: invalid_answer");
    }

    [Fact]
    public async Task WrongOrder_OfTheHeavyRanker_ShowsInTheAgreementAlone()
    {
        var agreement = system.Get<OrderAgreement>();
        await UntilAgreementAsync(agreement, static value => value > 0.8);
        await system.StartAsync(FaultNames.WrongOrder, FaultTargets.HeavyRanker);
        await UntilAgreementAsync(agreement, static value => value < 0);
        var page = await system.PageAsync();
        page.ServedBy.ShouldBe("heavy");
        page.Degraded.ShouldBeEmpty();
    }

    [Fact]
    public async Task EmptyResults_OfRetrieval_AreServedFromStoredCandidates_ElsePopularOnes()
    {
        await system.StartAsync(FaultNames.EmptyResults);
        await system.UntilAsync("precomputed", "retrieve: empty");
        await system.UntilAsync("popular", "retrieve: empty", ChaosSystem.Unknown);
    }

    [Fact]
    public async Task MissingFeatures_OfTheHeavyRanker_AreDefaultsAndCounted()
    {
        await system.StartAsync(FaultNames.MissingFeatures, FaultTargets.HeavyRanker, new { group = "video" });
        using var defaulted = new MetricProbe("feedranking.ranking.features.defaulted", "video");
        (await system.UntilAsync("heavy")).Degraded.ShouldBeEmpty();
        defaulted.Sum.ShouldBeGreaterThan(1_000, "the columns of 150 videos");
    }

    [Fact]
    public async Task StaleFeatures_OfTheHeavyRanker_ShowTheirAge()
    {
        using var age = new MetricProbe("feedranking.ranking.features.age");
        await system.PageAsync();
        age.Largest.ShouldBeLessThan(AgeS);
        await system.StartAsync(FaultNames.StaleFeatures, FaultTargets.HeavyRanker, new { age_s = AgeS });
        await system.UntilAsync("heavy");
        age.Largest.ShouldBeGreaterThan(AgeS);
    }

    [Fact]
    public async Task RedisSlow_BeyondTheCap_IsServedHeavyWithWhatIsKnown()
    {
        await system.StartAsync(FaultNames.RedisSlow, more: new { latency_ms = 5_000 });
        var page = await system.UntilAsync("heavy", "viewer: deadline");
        page.Degraded.ShouldContain("cursor: deadline");
    }

    [Fact]
    public async Task RedisGone_IsServedHeavyWithoutACursor()
    {
        await system.StartAsync(FaultNames.RedisGone);
        var page = await system.UntilAsync("heavy", "viewer: unavailable");
        page.Degraded.ShouldContain("cursor: unavailable");
        page.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task BrokerGone_RefusesEventsAndServesHeavy()
    {
        await system.StartAsync(FaultNames.BrokerGone);
        (await system.UntilAsync("heavy")).Degraded.ShouldBeEmpty();
        using var answer = await system.Http.PostAsJsonAsync("/v1/events", new[]
        {
            new { event_id = Guid.NewGuid(), type = "click", user_id = ChaosSystem.Known, video_id = 7, occurred_at = TimeProvider.System.GetUtcNow() },
        });
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task PopularityEmpty_KeepsTheLastGoodLists()
    {
        var lists = system.Get<PopularLists>();
        await Eventually.Async(() => lists.For(Regions.Global).Any(video => video.VideoId == 5_000), what: "Reading the store's lists");
        await system.StartAsync(FaultNames.PopularityEmpty);
        await Eventually.Async(async () => (await ActiveAsync(FaultNames.PopularityEmpty)).Injections > 0, what: "A refresh that finds nothing");
        await system.StartAsync(FaultNames.EmptyResults);
        (await system.UntilAsync("popular", viewer: ChaosSystem.Unknown)).Ids.ShouldAllBe(id => id >= 5_000);
    }

    [Fact]
    public async Task ColdRestart_OfTheLightRanker_IsServedFromStoredCandidates_ThenHeavyAgain()
    {
        await system.StartAsync(FaultNames.ColdRestart, FaultTargets.LightRanker);
        await system.UntilAsync("precomputed");
        system.LightRanker.IsUp.ShouldBeFalse();
        (await system.ReportAsync()).Unreachable.ShouldBe([FaultTargets.LightRanker]);
        await system.LightRanker.StartAsync();
        await system.UntilAsync("heavy");
    }

    /// <summary>What the tests of a fault's reaction begin with.</summary>
    internal static string TestPrefix(string fault) =>
        string.Concat(fault.Split('_').Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..])) + "_";

    private async Task<FaultAnswer> ActiveAsync(string fault) => (await system.ReportAsync()).Active.Single(active => active.Fault == fault);

    private Task UntilAgreementAsync(OrderAgreement agreement, Func<double, bool> holds) => Eventually.Async(
        async () =>
        {
            await Task.WhenAll(Enumerable.Range(0, OrderAgreement.PagesPerSample).Select(_ => system.PageAsync()));
            return agreement.Agreement is { } value && holds(value);
        },
        what: "The agreement");
}
