using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Paging;

public sealed class NextPageTests : IDisposable
{
    private readonly GatewayHost _host = new();
    private HttpClient? _client;

    private HttpClient Client => _client ??= _host.CreateClient();

    public void Dispose()
    {
        _client?.Dispose();
        _host.Dispose();
    }

    [Fact]
    public async Task Cursor_FollowedToItsEnd_ServesTheOneRankingWithoutRepeating()
    {
        var first = await GetAsync("size=20");
        var pages = await FollowAsync(first, size: 20);

        // 150 were scored by the heavy ranker: 7 full pages and a short one, of one ranking, whose model was asked once.
        var ids = pages.SelectMany(page => page.Ids).ToList();
        ids.Count.ShouldBe(150);
        ids.Distinct().Count().ShouldBe(150);
        pages.SelectMany(page => page.Items).Select(item => item.GetProperty("position").GetInt32()).ShouldBe(Enumerable.Range(0, 150));
        pages.ShouldAllBe(page => page.ServedBy == "heavy" && page.Degraded.Count == 0);
        pages.ShouldAllBe(page => page.Json.GetProperty("model_versions").GetRawText() == first.Json.GetProperty("model_versions").GetRawText());
        _host.Models.Retrievals.ShouldBe(1);

        // The rules of diversity hold across the seams between pages.
        var creators = pages.SelectMany(page => page.Items).Select(item => item.GetProperty("creator_id").GetInt64()).ToList();
        Enumerable.Range(0, 100).ShouldAllBe(place => creators.Skip(place).Take(5).Distinct().Count() == 5);
        var whole = await GetAsync("size=50");
        ids.Take(50).ShouldBe(whole.Ids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Cursor_WithAnySizesAndThingsSeenMeanwhile_NeverRepeatsNorServesWhatWasSeen(int seed)
    {
        var random = new Random(seed);
        var page = await GetAsync($"size={random.Next(1, 51)}");
        var served = new HashSet<long>(page.Ids);
        var seen = new HashSet<long>();
        var position = page.Ids.Count;
        while (page.NextCursor is { } cursor)
        {
            seen.UnionWith(page.Ids);
            seen.UnionWith(Enumerable.Range(0, 8).Select(_ => (long)random.Next(1, FakeModels.Count)));
            _host.Viewers.Add(1, seen: [.. seen]);
            page = await GetAsync($"size={random.Next(1, 51)}&cursor={cursor}");
            if (page.Degraded.Count > 0)
            {
                page.Degraded.ShouldBe(["cursor: exhausted"]);
                break;
            }

            page.Ids.ShouldAllBe(id => served.Add(id) && !seen.Contains(id));
            page.Items[0].GetProperty("position").GetInt32().ShouldBe(position);
            position += page.Ids.Count;
        }

        served.Count.ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task Cursor_AskedForTwice_LeadsToTheSamePage()
    {
        var first = await GetAsync("size=10");
        var once = await GetAsync($"size=10&cursor={first.NextCursor}");
        var again = await GetAsync($"size=10&cursor={first.NextCursor}");
        again.Ids.ShouldBe(once.Ids);
        again.NextCursor.ShouldBe(once.NextCursor);
    }

    [Fact]
    public async Task Cursor_ToWhatIsAllSeen_StartsANewFeed()
    {
        var first = await GetAsync("size=20");
        _host.Viewers.Add(1, seen: [.. Enumerable.Range(1, FakeModels.Count).Select(id => (long)id)]);
        var next = await GetAsync($"size=20&cursor={first.NextCursor}");
        next.Degraded.ShouldContain("cursor: exhausted");
        next.Ids.Intersect(first.Ids).ShouldBeEmpty();
        next.Ids.Count.ShouldBe(20);
    }

    [Fact]
    public async Task Cursor_OfAForgottenFeed_StartsANewOneAndSaysSo()
    {
        var first = await GetAsync("size=5");
        _host.Sessions.Forget();
        var next = await GetAsync($"size=5&cursor={first.NextCursor}");
        next.Degraded.ShouldBe(["cursor: expired"]);
        next.Ids.ShouldBe(first.Ids);
        next.Items[0].GetProperty("position").GetInt32().ShouldBe(0);
        next.NextCursor.ShouldNotBeNull();
    }

    [Fact]
    public async Task Cursor_OfAnotherViewerOrChanged_StartsANewFeed()
    {
        var cursor = (await GetAsync("size=5")).NextCursor!;
        var changed = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];
        (await GetAsync($"size=5&cursor={changed}")).Degraded.ShouldBe(["cursor: invalid"]);
        (await Feed.GetAsync(Client, $"user_id=2&size=5&cursor={cursor}")).Degraded.ShouldBe(["cursor: invalid"]);
    }

    [Fact]
    public async Task Cursor_WithRedisAway_StartsANewFeed()
    {
        var first = await GetAsync("size=5");
        _host.Sessions.IsAway = true;
        var next = await GetAsync($"size=5&cursor={first.NextCursor}");
        next.Degraded.ShouldBe(["cursor: unavailable"]);
        next.Ids.Count.ShouldBe(5);
        next.NextCursor.ShouldBeNull();
    }

    [Fact]
    public async Task Get_WithRedisAway_HasNoCursorAndSaysWhy()
    {
        _host.Sessions.IsAway = true;
        using var notKept = new CounterProbe("feedranking.feed.not_kept", _host.Services);
        var feed = await GetAsync("size=5");
        feed.NextCursor.ShouldBeNull();
        feed.Degraded.ShouldBe(["cursor: unavailable"]);
        notKept.Sum.ShouldBe(1);
    }

    [Fact]
    public async Task Get_WithRedisHanging_AnswersWithoutACursor()
    {
        _host.Sessions.Hangs = true;
        var feed = await GetAsync("size=5");
        feed.NextCursor.ShouldBeNull();
        feed.Degraded.ShouldBe(["cursor: deadline"]);
    }

    [Fact]
    public async Task Get_WithoutModels_CanBeFollowed()
    {
        _host.Models.Retrieve = Fault.Unavailable;
        var pages = await FollowAsync(await GetAsync("size=50"), size: 50);
        pages.ShouldAllBe(page => page.ServedBy == "popular");
        pages.SelectMany(page => page.Ids).Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task Get_WithNextPagesTurnedOff_HasOnePage()
    {
        _host.Settings["NextPages:Items"] = "0";
        (await GetAsync("size=50")).NextCursor.ShouldBeNull();
        _host.Sessions.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_KeepsTheRest_ForAsLongAsConfigured()
    {
        _host.Settings["NextPages:LifetimeSeconds"] = "77";
        await GetAsync("size=20");
        _host.Sessions.LastLifetime.ShouldBe(TimeSpan.FromSeconds(77));
        var kept = _host.Sessions.Sessions.Single();
        kept.Items.Count.ShouldBe(130);
        kept.ServedBy.ShouldBe("heavy");
    }

    [Fact]
    public async Task NextPage_IsLoggedAsServed_WithItsPositions()
    {
        var first = await GetAsync("size=5");
        var next = await GetAsync($"size=5&cursor={first.NextCursor}");
        var requestId = next.Json.GetProperty("request_id").GetString();
        await Eventually.Async(() => _host.Kafka.Served.Any(feed => feed.RequestId == requestId), what: "Logging the next page");

        var logged = _host.Kafka.Served.Single(feed => feed.RequestId == requestId);
        logged.Items.Select(item => (item.VideoId, item.Position)).ShouldBe(next.Ids.Select((id, i) => (id, 5 + i)));
        logged.ServedBy.ShouldBe("heavy");
        logged.ModelVersions["heavy-ranker"].ShouldBe("world-1");
    }

    private Task<Feed> GetAsync(string query) => Feed.GetAsync(Client, $"user_id=1&{query}");

    private async Task<List<Feed>> FollowAsync(Feed first, int size)
    {
        var pages = new List<Feed> { first };
        while (pages[^1].NextCursor is { } cursor)
        {
            pages.Add(await GetAsync($"size={size}&cursor={cursor}"));
        }

        return pages;
    }
}
