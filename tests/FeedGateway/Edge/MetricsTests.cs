using System.Globalization;
using FeedRanking.FeedGateway.SideEffects;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FeedRanking.FeedGateway.Tests.Edge;

public sealed class MetricsTests : IDisposable
{
    private const string Viewer = "987654321";

    private readonly GatewayHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Metrics_AfterNormalAndDegradedFeeds_ShowRungsStagesAndReasonsButNoIds()
    {
        _host.Viewers.Add(long.Parse(Viewer, CultureInfo.InvariantCulture), seen: [7]);
        using var client = _host.CreateClient();
        await Feed.GetAsync(client, $"user_id={Viewer}");
        _host.Models.HeavyFault = Fault.BreakerOpen;
        await Feed.GetAsync(client, $"user_id={Viewer}");

        var text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        string[] samples = [.. text.Split('\n').Where(line => line.StartsWith("feedranking_", StringComparison.Ordinal))];
        Count(samples, "feed_requests_total", "served_by=\"heavy\"").ShouldBeGreaterThanOrEqualTo(1);
        Count(samples, "feed_requests_total", "served_by=\"light\"").ShouldBeGreaterThanOrEqualTo(1);
        Count(samples, "degraded_total", "reason=\"breaker_open\"", "stage=\"heavy\"").ShouldBeGreaterThanOrEqualTo(1);
        Count(samples, "candidates_removed_total", "rule=\"seen\"").ShouldBeGreaterThanOrEqualTo(2);
        Count(samples, "stage_duration_seconds_count", "outcome=\"failed\"", "stage=\"heavy\"").ShouldBeGreaterThanOrEqualTo(1);
        foreach (var stage in new[] { "viewer", "retrieve", "filter", "light" })
        {
            Count(samples, "stage_duration_seconds_count", "outcome=\"ok\"", $"stage=\"{stage}\"").ShouldBeGreaterThanOrEqualTo(2);
        }

        samples.ShouldContain(sample => sample.StartsWith("feedranking_breaker_state", StringComparison.Ordinal));
        text.ShouldNotContain(Viewer);
    }

    [Fact]
    public async Task Metrics_OfAPageThatIsShort_AndOfAFullQueue_AreCounted()
    {
        _host.Popularity.Lists["global"] = FakePopularityStore.Videos(5_000, 3);
        _host.Models.Retrieve = Fault.Unavailable;
        using var client = _host.CreateClient();
        using var shortPages = new CounterProbe("feedranking.feed.short_pages", _host.Services);
        using var dropped = new CounterProbe("feedranking.side_effects.dropped", _host.Services);

        // A queue that takes nothing more behaves like a full one.
        await _host.Services.GetRequiredService<SideEffectQueue>().StopAsync(default);
        // Until the lists of the store are read, those shipped with the program fill a page.
        await Eventually.Async(async () => (await Feed.GetAsync(client, $"user_id={Viewer}&size=20")).Ids.Count == 3, what: "A short page");

        shortPages.Sum.ShouldBe(1);
        await Eventually.Async(() => dropped.Sum >= 1, what: "The count of what followed the response");
    }

    // At least: meters are collected by name, so other gateways in this process count too, some as series of their own.
    private static int Count(string[] samples, string name, params string[] labels) => samples
        .Where(sample => sample.StartsWith($"feedranking_{name}{{", StringComparison.Ordinal) && labels.All(sample.Contains))
        .Sum(sample => int.Parse(sample.Split(' ')[^1], CultureInfo.InvariantCulture));
}
