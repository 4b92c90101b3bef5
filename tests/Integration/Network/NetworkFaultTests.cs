using System.Net;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Network;

/// <summary>Connections that are slow, cut in mid-answer, silent, or narrow: every page is full, says what it lacks, and all is well again afterwards.</summary>
[Collection(SystemCollection.Name)]
public sealed class NetworkFaultTests(GatewayBehindProxies gateway) : IClassFixture<GatewayBehindProxies>
{
    private const Need Everything = GatewayBehindProxies.Everything;

    // More than a stage may take; less than an answer has; what a viewer's row or a page of scores does not get through in time.
    private const int LatencyMs = 200;
    private const int CutAfterBytes = 100;
    private const int KilobytesPerSecond = 64;

    private readonly long _viewer = WorldViewers.All.Some(1, seed: 9)[0];

    public static TheoryData<string> Faults => ["latency", "reset", "half-open", "64 KB/s"];

    [RequiresTheory(Everything)]
    [MemberData(nameof(Faults))]
    public async Task RankersNetwork_Disturbed_FeedIsLight_ThenHeavyAgain(string fault)
    {
        await UntilAsync(page => page.ServedBy == "heavy" && page.Degraded.Count == 0, "A whole heavy page");

        await DisturbAsync(gateway.Ranker, fault);
        await UntilAsync(page => page.ServedBy == "light" && page.Degraded.Any(what => what.Stage == "heavy"), "A light page");

        await gateway.Ranker.HealAsync();
        await UntilAsync(page => page.ServedBy == "heavy" && page.Degraded.Count == 0, "A whole heavy page after it");
    }

    [RequiresTheory(Everything)]
    [MemberData(nameof(Faults))]
    public async Task RedisNetwork_Disturbed_FeedIsRankedWithTheLastKnownViewer_ThenWholeAgain(string fault)
    {
        await UntilAsync(page => page.ServedBy == "heavy" && page.Degraded.Count == 0, "A whole heavy page");

        await DisturbAsync(gateway.Redis, fault);
        var page = await UntilAsync(page => page.ServedBy == "heavy" && page.Degraded.Any(what => what.Stage == "viewer"), "A heavy page without a fresh viewer");
        page.VideoIds.Intersect(WorldViewers.All.SeenBy(_viewer)).ShouldBeEmpty("the gateway still knows what the viewer has seen");

        await gateway.Redis.HealAsync();
        await UntilAsync(next => next.ServedBy == "heavy" && next.Degraded.Count == 0, "A whole heavy page after it");
    }

    [RequiresFact(Everything)]
    public async Task BrokersNetwork_Disturbed_FeedsAreWhole_EventsAreRefusedUntilItIsBack()
    {
        // Silent since before the gateway's start; then connections that break while the broker says who it is.
        (await EventAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await gateway.Broker.HealAsync();
        await gateway.Broker.CutAfterAsync(10);
        (await EventAsync()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await UntilAsync(page => page.ServedBy == "heavy" && page.Degraded.Count == 0, "A whole heavy page without a broker");

        await gateway.Broker.HealAsync();
        await Eventually.Async(async () => await EventAsync() == HttpStatusCode.Accepted, what: "An accepted event");
    }

    private static Task DisturbAsync(Toxiproxy network, string fault) => fault switch
    {
        "latency" => network.DelayAsync(LatencyMs),
        "reset" => network.CutAfterAsync(CutAfterBytes),
        "half-open" => network.SilenceAsync(),
        _ => network.NarrowAsync(KilobytesPerSecond),
    };

    // Whatever a page lacks meanwhile, it is there and full.
    private async Task<FeedPage> UntilAsync(Func<FeedPage, bool> holds, string what)
    {
        FeedPage? page = null;
        await Eventually.Async(
            async () => holds(page = (await gateway.Feeds.GetAsync(_viewer)).ShouldBeFull(20)),
            what: what);
        return page!;
    }

    private async Task<HttpStatusCode> EventAsync()
    {
        var page = (await gateway.Feeds.GetAsync(_viewer)).ShouldBeFull(20);
        using var answer = await gateway.Feeds.WatchAsync(_viewer, page, [page.VideoIds[0]], TimeProvider.System.GetUtcNow());
        return answer.StatusCode;
    }
}
