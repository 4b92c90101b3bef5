using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.SideEffects;

public sealed class CandidateWriteBackTests : IDisposable
{
    private readonly GatewayHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Serving_AKnownViewerWithoutStoredCandidates_StoresTheBestFirst()
    {
        _host.Viewers.Add(1, seen: [200]);
        await ServeAsync(1);
        await Eventually.Async(() => _host.Viewers.WrittenCandidates.ContainsKey(1), what: "Storing candidates");

        var stored = _host.Viewers.WrittenCandidates[1];
        stored.Count.ShouldBe(199);
        stored.ShouldNotContain(200);

        // What the heavy ranker scored (light's best 150), by its value; then the rest by the light one's.
        stored.Take(3).ShouldBe([150, 149, 148]);
        stored.Skip(150).Take(3).ShouldBe([151, 152, 153]);
    }

    [Fact]
    public async Task Serving_AViewerNobodyKnows_StoresNothing()
    {
        await ServeAsync(99);
        _host.Viewers.WrittenCandidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Serving_AViewerWithFreshCandidates_StoresNothing()
    {
        var nowMs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        _host.Viewers.Add(1, candidates: [7], candidatesMadeAtMs: nowMs);
        await ServeAsync(1);
        _host.Viewers.WrittenCandidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Serving_WhatWasNotSearchedLive_StoresNothing()
    {
        _host.Settings["SideEffects:LiveSource"] = "another";
        _host.Viewers.Add(1);
        await ServeAsync(1);
        _host.Viewers.WrittenCandidates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Serving_FromALowerRung_StoresNothing()
    {
        _host.Viewers.Add(1);
        _host.Models.Light = Fault.Unavailable;
        await ServeAsync(1);
        _host.Viewers.WrittenCandidates.ShouldBeEmpty();
    }

    // A feed of another viewer after it, logged last: by then the side effects of the first have run.
    private async Task ServeAsync(long viewer)
    {
        _host.Settings["SideEffects:Workers"] = "1";
        using var client = _host.CreateClient();
        await Feed.GetAsync(client, $"user_id={viewer}");
        await Feed.GetAsync(client, "user_id=1000");
        await Eventually.Async(() => _host.Kafka.Served.Any(feed => feed.ViewerId == 1_000), what: "Side effects");
    }
}
