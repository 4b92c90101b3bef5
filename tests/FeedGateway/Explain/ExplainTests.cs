using System.Net;
using System.Text.Json;
using FeedRanking.FeedGateway.Explain;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FeedRanking.FeedGateway.Tests.Explain;

public sealed class ExplainTests : IDisposable
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
    public void Explain_OfAnyRequest_GivesEveryCandidateOneEnd_AndPartsThatAddUp() => Prop.ForAll(Scenarios().ToArbitrary(), scenario =>
    {
        var (heavy, light, retrieve, seen, size) = scenario;
        (_host.Models.HeavyFault, _host.Models.Light, _host.Models.Retrieve) = (heavy, light, retrieve);
        _host.Viewers.Add(1, seen: seen, candidates: [401, 402, 403]);
        var feed = Feed.GetAsync(Client, $"user_id=1&size={size}&explain=true").GetAwaiter().GetResult();
        ShouldAddUp(feed);
        ShouldHaveOneEndEach(feed, retrieve == Fault.None ? FakeModels.Count : 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public async Task Explain_OfAHeavyFeed_SaysHeadsWeightsAndMoves()
    {
        var feed = await GetAsync("size=20&explain=true");
        var first = feed.Items[0].GetProperty("explain");
        first.GetProperty("score_from").GetString().ShouldBe("heavy");
        first.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("head").GetString())
            .ShouldBe(FakeModels.Heads);
        first.GetProperty("parts")[1].GetProperty("weight").GetDouble().ShouldBe(1);
        first.GetProperty("parts")[7].GetProperty("weight").GetDouble().ShouldBe(0);
        first.GetProperty("value_rank").GetInt32().ShouldBe(0);
        first.GetProperty("moved_up").GetInt32().ShouldBe(0);
        first.TryGetProperty("propensity", out _).ShouldBeFalse();
        feed.Items.Select((item, place) => item.GetProperty("explain").GetProperty("value_rank").GetInt32() - place)
            .ShouldBe(feed.Items.Select(item => item.GetProperty("explain").GetProperty("moved_up").GetInt32()));
    }

    [Fact]
    public async Task Explain_OfAnExplorationSlot_HasItsPropensity_AndSoHasTheLog()
    {
        _host.Models.Explored = [1, 2, 3];
        var feed = await GetAsync("size=20&explain=true");
        feed.Items[14].GetProperty("source").GetString().ShouldBe("exploration");
        feed.Items[14].GetProperty("explain").GetProperty("propensity").GetSingle().ShouldBe(1f / 3);

        await Eventually.Async(() => !_host.Kafka.Served.IsEmpty, what: "Logging the served feed");
        _host.Kafka.Served.TryDequeue(out var logged).ShouldBeTrue();
        logged!.Items.Select(item => item.Propensity).ShouldBe([.. new float?[14], 1f / 3, .. new float?[5]]);
    }

    [Fact]
    public async Task Explain_OfANextPage_NamesTheRequestThatRankedIt()
    {
        var first = await GetAsync("size=5");
        var next = await GetAsync($"size=5&explain=true&cursor={first.NextCursor}");
        next.Json.GetProperty("ranked_by_request").GetString().ShouldBe(first.Json.GetProperty("request_id").GetString());
        ShouldAddUp(next);
        ShouldHaveOneEndEach(next, 145);
        next.Json.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("name").GetString()).ShouldBe(["viewer", "cursor", "filter"]);
    }

    [Fact]
    public async Task Explanation_AskedForAfterwards_IsThatOfTheRequest()
    {
        var feed = await GetAsync("size=7");
        feed.Items[0].TryGetProperty("explain", out _).ShouldBeFalse();
        var (status, explained) = await ExplainAsync(RequestId(feed));
        status.ShouldBe(HttpStatusCode.OK);
        new Feed(explained).Ids.ShouldBe(feed.Ids);
        ShouldAddUp(new Feed(explained));
    }

    [Fact]
    public async Task Explanation_OfAPageOfAnotherGateway_ComesFromTheStore()
    {
        _host.Settings["Explain:RecentPages"] = "1";
        var feed = await GetAsync("size=7&explain=true");
        await Eventually.Async(() => !_host.Explanations.Explanations.IsEmpty, what: "Keeping the explanation");
        await GetAsync("size=1");

        var (status, explained) = await ExplainAsync(RequestId(feed));
        status.ShouldBe(HttpStatusCode.OK);
        explained.GetRawText().ShouldBe(feed.Json.GetRawText());
    }

    [Fact]
    public async Task Explanation_OfARequestThatAsksForIt_IsKept_HoweverManyPagesCameSince()
    {
        _host.Settings["Explain:RecentPages"] = "0";
        var feed = await GetAsync("size=7&explain=true");
        await Eventually.Async(() => !_host.Explanations.Explanations.IsEmpty, what: "Keeping the explanation");
        (await ExplainAsync(RequestId(feed))).Json.GetRawText().ShouldBe(feed.Json.GetRawText());
    }

    [Fact]
    public async Task Explanation_ThatIsNotKept_Is404_AndSaysWhatIs()
    {
        var (status, problem) = await ExplainAsync("0198f3c2a7d44e0b8c5f0e1d2c3b4a59");
        status.ShouldBe(HttpStatusCode.NotFound);
        problem.GetProperty("title").GetString()!.ShouldContain("explain=true");
    }

    [Fact]
    public async Task Explanation_OfWhatIsNoRequest_Is400()
    {
        var (status, problem) = await ExplainAsync("abc");
        status.ShouldBe(HttpStatusCode.BadRequest);
        problem.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("request_id");
    }

    [Fact]
    public async Task Explanation_WithRedisAway_Is503()
    {
        _host.Explanations.IsAway = true;
        (await ExplainAsync("0198f3c2a7d44e0b8c5f0e1d2c3b4a59")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public void KeepRate_LetsTheFirstOfEachSecondThrough()
    {
        var clock = new ManualTimeProvider();
        var rate = new KeepRate(2, clock);
        Enumerable.Range(0, 4).Select(_ => rate.TryTake()).ShouldBe([true, true, false, false]);
        clock.Advance(TimeSpan.FromSeconds(1));
        Enumerable.Range(0, 3).Select(_ => rate.TryTake()).ShouldBe([true, true, false]);
        new KeepRate(0, clock).TryTake().ShouldBeFalse();
    }

    private static void ShouldAddUp(Feed feed)
    {
        foreach (var item in feed.Items)
        {
            var sum = item.GetProperty("explain").GetProperty("parts").EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble());
            sum.ShouldBe(item.GetProperty("score").GetDouble(), 1e-6);
        }
    }

    private static void ShouldHaveOneEndEach(Feed feed, int retrieved)
    {
        var candidates = feed.Json.GetProperty("candidates").EnumerateArray().ToList();
        candidates.Select(Id).Distinct().Count().ShouldBe(retrieved);
        candidates.Count.ShouldBe(retrieved);
        candidates.Count(candidate => Has(candidate, "served_at") == Has(candidate, "removed_by")).ShouldBe(0);

        var served = candidates.Where(candidate => Has(candidate, "served_at"))
            .ToDictionary(Id, candidate => candidate.GetProperty("served_at").GetInt32());
        var positions = feed.Items.ToDictionary(Id, item => item.GetProperty("position").GetInt32());
        served.ShouldAllBe(pair => positions[pair.Key] == pair.Value);
        var scores = feed.Items.ToDictionary(Id, item => item.GetProperty("score").GetSingle());
        candidates.Where(candidate => Has(candidate, "served_at")).ShouldAllBe(candidate => scores[Id(candidate)] == candidate.GetProperty("score").GetSingle());
        feed.Json.GetProperty("removed").EnumerateObject().Sum(rule => rule.Value.GetInt32()).ShouldBe(retrieved - served.Count);
    }

    private static bool Has(JsonElement video, string name) => video.TryGetProperty(name, out _);

    private static long Id(JsonElement video) => video.GetProperty("video_id").GetInt64();

    private static string RequestId(Feed feed) => feed.Json.GetProperty("request_id").GetString()!;

    private static Gen<(Fault Heavy, Fault Light, Fault Retrieve, long[] Seen, int Size)> Scenarios() =>
        from heavy in Gen.Elements(Fault.None, Fault.None, Fault.Unavailable, Fault.WrongCount)
        from light in Gen.Elements(Fault.None, Fault.None, Fault.None, Fault.Unavailable)
        from retrieve in Gen.Elements(Fault.None, Fault.None, Fault.None, Fault.Unavailable)
        from seen in Gen.Choose(1, FakeModels.Count).Select(id => (long)id).ArrayOf()
        from size in Gen.Choose(1, 50)
        select (heavy, light, retrieve, seen, size);

    private Task<Feed> GetAsync(string query) => Feed.GetAsync(Client, $"user_id=1&{query}");

    private async Task<(HttpStatusCode Status, JsonElement Json)> ExplainAsync(string requestId)
    {
        using var answer = await Client.GetAsync(new Uri($"/v1/explain/{requestId}", UriKind.Relative));
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }
}
