using System.Globalization;
using System.Text.RegularExpressions;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Edge;

public sealed partial class FeedAnswerTests : IDisposable
{
    private readonly GatewayHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Get_OfASmallPage_HasThePublishedShape()
    {
        using var client = _host.CreateClient();
        var text = await client.GetStringAsync(new Uri("/v1/feed?user_id=1&size=2", UriKind.Relative));
        Steady(text).ShouldBe(
            """
            {"request_id":"…","served_by":"heavy","degraded":[],"latency_ms":0,"model_versions":{"two-tower":"world-1","light-ranker":"world-1","heavy-ranker":"world-1"},"next_cursor":"…","items":[{"video_id":150,"creator_id":1030,"position":0,"source":"two_tower","score":2.7600002},{"video_id":149,"creator_id":1029,"position":1,"source":"trending","score":2.7416}]}
            """);
    }

    [Fact]
    public async Task Get_WithExplain_AddsStagesAndRemovals()
    {
        _host.Viewers.Add(1, seen: [1, 2, 3]);
        using var client = _host.CreateClient();
        var feed = await Feed.GetAsync(client, "user_id=1&size=20&explain=true");

        feed.Json.GetProperty("stages").EnumerateArray()
            .Select(stage => $"{stage.GetProperty("name")} {stage.GetProperty("in")}>{stage.GetProperty("out")} {stage.GetProperty("outcome")}")
            .ShouldBe(["viewer 0>0 ok", "retrieve 0>200 ok", "filter 200>197 ok", "light 197>150 ok", "heavy 150>150 ok", "rerank 150>150 ok"]);
        feed.Json.GetProperty("removed").EnumerateObject().ToDictionary(rule => rule.Name, rule => rule.Value.GetInt32())
            .ShouldBe(new Dictionary<string, int> { ["seen"] = 3, ["light_cut"] = 47, ["outranked"] = 130 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Get_Answered_SaysInServerTimingWhereTheTimeWent()
    {
        using var client = _host.CreateClient();
        using var answer = await client.GetAsync(new Uri("/v1/feed?user_id=1", UriKind.Relative));
        var parts = answer.Headers.GetValues("Server-Timing").Single().Split(", ").Select(part => part.Split(";dur=")).ToList();
        parts.Select(part => part[0]).ShouldBe(["viewer", "retrieve", "filter", "light", "heavy", "rerank", "keep", "total"]);
        var ms = parts.Select(part => double.Parse(part[1], CultureInfo.InvariantCulture)).ToList();
        ms.ShouldAllBe(duration => duration >= 0);
        ms[^1].ShouldBeGreaterThanOrEqualTo(ms[..^1].Sum() - 0.01);
    }

    [Fact]
    public async Task Get_WithoutSize_Serves20DistinctVideos()
    {
        using var client = _host.CreateClient();
        var feed = await Feed.GetAsync(client, "user_id=7");
        feed.Ids.Count.ShouldBe(20);
        feed.Ids.Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public async Task Get_Answered_IsLoggedAsServed()
    {
        using var client = _host.CreateClient();
        var feed = await Feed.GetAsync(client, "user_id=7&size=5&region=br");
        await Eventually.Async(() => !_host.Kafka.Served.IsEmpty, what: "Logging the served feed");

        _host.Kafka.Served.TryDequeue(out var logged).ShouldBeTrue();
        logged!.Items.Select(item => item.VideoId).ShouldBe(feed.Ids);
        (logged.ViewerId, logged.Region, logged.ServedBy).ShouldBe((7, "br", "heavy"));
        logged.RequestId.ShouldBe(feed.Json.GetProperty("request_id").GetString());
    }

    [Fact]
    public async Task Get_ForAViewerWithARegion_UsesItUnlessTheRequestNamesAnother()
    {
        _host.Viewers.Add(1, region: "br");
        using var client = _host.CreateClient();
        await Feed.GetAsync(client, "user_id=1");
        _host.Models.LastQuery!.Region.ShouldBe("br");
        await Feed.GetAsync(client, "user_id=1&region=jp");
        _host.Models.LastQuery!.Region.ShouldBe("jp");
        await Feed.GetAsync(client, "user_id=2");
        _host.Models.LastQuery!.Region.ShouldBe("global");
    }

    // What differs from call to call.
    private static string Steady(string json) => Cursor().Replace(
        Latency().Replace(RequestId().Replace(json, "\"request_id\":\"…\""), "\"latency_ms\":0"), "\"next_cursor\":\"…\"");

    [GeneratedRegex("\"request_id\":\"[0-9a-f]{32}\"")]
    private static partial Regex RequestId();

    [GeneratedRegex("\"next_cursor\":\"[A-Za-z0-9_-]{40}\"")]
    private static partial Regex Cursor();

    [GeneratedRegex("\"latency_ms\":[0-9.]+")]
    private static partial Regex Latency();
}
