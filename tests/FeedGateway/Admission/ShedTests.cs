using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Admission;

/// <summary>What those get who are not let in: a full page, at once, and never an error.</summary>
public sealed class ShedTests : IDisposable
{
    private readonly GatewayHost _host = FullHouse.Host();
    private readonly HttpClient _client;

    public ShedTests() => _client = _host.CreateClient();

    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Get_OverTheLimit_IsPopularAtOnce_AndCounted()
    {
        _host.Viewers.Add(1);
        using var shed = new CounterProbe("feedranking.admission.shed", _host.Services);
        using (new FullHouse(_host))
        {
            var feed = await GetAsync("size=20&explain=true");
            feed.ServedBy.ShouldBe("popular");
            feed.Degraded.ShouldBe(["admission: overloaded"]);
            feed.Ids.Count.ShouldBe(20);
            feed.NextCursor.ShouldBeNull();
        }

        shed.Sum.ShouldBe(1);
        _host.Viewers.Reads.ShouldBe(0);
        _host.Models.Retrievals.ShouldBe(0);
        (await GetAsync("size=20")).ServedBy.ShouldBe("heavy");
    }

    [Fact]
    public async Task Get_OverTheLimit_LeavesOutWhatTheViewerIsKnownToHaveSeen()
    {
        _host.Viewers.Add(1, seen: [5_000, 5_001]);
        await GetAsync("size=20");
        using var full = new FullHouse(_host);
        (await GetAsync("size=20")).Ids.Take(2).ShouldBe([5_002, 5_003]);
    }

    [Fact]
    public async Task Get_OfANextPageOverTheLimit_IsStillThatPage_WithoutReadingTheViewer()
    {
        _host.Viewers.Add(1);
        var first = await GetAsync("size=20");
        var next = await GetAsync($"size=20&cursor={first.NextCursor}");
        var reads = _host.Viewers.Reads;
        using var full = new FullHouse(_host);
        var shed = await GetAsync($"size=20&cursor={first.NextCursor}");
        shed.Ids.ShouldBe(next.Ids);
        shed.NextCursor.ShouldBe(next.NextCursor);
        shed.ServedBy.ShouldBe("heavy");
        shed.Degraded.ShouldBe(["admission: overloaded"]);
        _host.Viewers.Reads.ShouldBe(reads);
    }

    [Fact]
    public async Task Get_OfANextPageOverTheLimit_WhoseFeedIsForgotten_IsPopularAndSaysBoth()
    {
        var first = await GetAsync("size=20");
        _host.Sessions.Forget();
        using var full = new FullHouse(_host);
        var shed = await GetAsync($"size=20&cursor={first.NextCursor}");
        shed.ServedBy.ShouldBe("popular");
        shed.Ids.Count.ShouldBe(20);
        shed.Degraded.ShouldBe(["cursor: expired", "admission: overloaded"]);
    }

    [Fact]
    public async Task Get_AsTheHouseFills_ShedsPrefetchesFirst_ThenNextPages_ThenFirstPages()
    {
        var first = await GetAsync("size=20");
        using (new FullHouse(_host, share: 0.5))
        {
            (await GetAsync("size=20", "prefetch;prerender")).Degraded.ShouldBe(["admission: overloaded"]);
            (await GetAsync($"size=20&cursor={first.NextCursor}")).Degraded.ShouldBeEmpty();
        }

        using (new FullHouse(_host, share: 0.75))
        {
            (await GetAsync($"size=20&cursor={first.NextCursor}")).Degraded.ShouldBe(["admission: overloaded"]);
            (await GetAsync("size=20", "other")).Degraded.ShouldBeEmpty();
        }
    }

    private Task<Feed> GetAsync(string query, string? purpose = null)
    {
        _client.DefaultRequestHeaders.Remove("Sec-Purpose");
        if (purpose is not null)
        {
            _client.DefaultRequestHeaders.Add("Sec-Purpose", purpose);
        }

        return Feed.GetAsync(_client, $"user_id=1&{query}");
    }
}
