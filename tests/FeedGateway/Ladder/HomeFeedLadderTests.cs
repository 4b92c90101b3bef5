using System.Text.Json;
using FeedRanking.Features;
using FeedRanking.FeedGateway.Tests.Fakes;
using FeedRanking.Testing;

namespace FeedRanking.FeedGateway.Tests.Ladder;

/// <summary>Every rung from every failure: always 200, always a full page of distinct videos.</summary>
public sealed class HomeFeedLadderTests : IDisposable
{
    private readonly GatewayHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(Fault.Unavailable, "unavailable")]
    [InlineData(Fault.BreakerOpen, "breaker_open")]
    [InlineData(Fault.Hangs, "deadline")]
    [InlineData(Fault.Defect, "failed")]
    [InlineData(Fault.NotANumber, "invalid_answer")]
    [InlineData(Fault.WrongCount, "invalid_answer")]
    [InlineData(Fault.WrongHeads, "invalid_answer")]
    public async Task Get_WithoutTheHeavyRanker_ServesTheLightOrder(Fault fault, string reason)
    {
        _host.Models.HeavyFault = fault;
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("light");
        feed.Degraded.ShouldBe([$"heavy: {reason}"]);
        feed.Ids[0].ShouldBe(1);
        feed.Json.GetProperty("model_versions").TryGetProperty("heavy-ranker", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(Fault.Unavailable, "unavailable")]
    [InlineData(Fault.Hangs, "deadline")]
    [InlineData(Fault.NotANumber, "invalid_answer")]
    public async Task Get_WithoutTheLightRanker_ServesTheViewersStoredCandidates(Fault fault, string reason)
    {
        _host.Viewers.Add(1, seen: [400], candidates: [.. Enumerable.Range(400, 30).Select(id => (long)id)]);
        _host.Models.Light = fault;
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("precomputed");
        feed.Degraded.ShouldBe([$"light: {reason}"]);
        feed.Ids.ShouldBe(Enumerable.Range(401, 20).Select(id => (long)id));
    }

    [Theory]
    [InlineData(Fault.Unavailable, "unavailable")]
    [InlineData(Fault.Hangs, "deadline")]
    [InlineData(Fault.Empty, "empty")]
    [InlineData(Fault.Defect, "failed")]
    public async Task Get_WithoutRetrieval_ServesStoredCandidatesFilledWithPopularOnes(Fault fault, string reason)
    {
        _host.Viewers.Add(1, candidates: [401, 402, 403]);
        _host.Models.Retrieve = fault;
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("precomputed");
        feed.Degraded.ShouldBe([$"retrieve: {reason}"]);
        feed.Ids.Take(4).ShouldBe([401, 402, 403, 5_000]);
        feed.Items[0].GetProperty("creator_id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Get_OfStoredCandidates_KnowsTheirCreatorsFromTheStore()
    {
        _host.Videos.Rows.AddRange(Enumerable.Range(400, 30).Select(id =>
            new VideoRow { VideoId = id, CreatorId = id / 2, Topic = id % 8, DurationMs = 1, PublishedAtMs = 1 }));
        _host.Viewers.Add(1, candidates: [.. Enumerable.Range(400, 30).Select(id => (long)id)]);
        _host.Models.Retrieve = Fault.Unavailable;
        await Eventually.Async(async () => (await GetAsync()).Items.All(HasCreator), what: "Reading the creators");

        // Neighbours have the same creator: arranged, they stand apart.
        (await GetAsync()).Ids.Take(3).ShouldBe([400, 402, 404]);
    }

    [Fact]
    public async Task Get_WithoutRetrievalForAViewerWithoutStoredCandidates_ServesPopularUnseenVideos()
    {
        _host.Viewers.Add(1, seen: [5_000, 5_002]);
        _host.Models.Retrieve = Fault.Unavailable;
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("popular");
        feed.Ids.Take(3).ShouldBe([5_001, 5_003, 5_004]);
    }

    [Fact]
    public async Task Get_WithEverythingAway_ServesPopularVideos()
    {
        _host.Viewers.IsAway = true;
        _host.Models.Retrieve = Fault.Unavailable;
        _host.Models.Light = Fault.Unavailable;
        _host.Models.HeavyFault = Fault.Unavailable;
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("popular");
        feed.Degraded.ShouldBe(["viewer: unavailable", "retrieve: unavailable"]);
    }

    [Fact]
    public async Task Get_WithoutTheStore_ServesARankedFeedForAnUnknownViewer()
    {
        _host.Viewers.IsAway = true;
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("heavy");
        feed.Degraded.ShouldBe(["viewer: unavailable"]);
    }

    [Fact]
    public async Task Get_ForAViewerWhoHasSeenAllButThree_FillsThePageWithPopularVideos()
    {
        _host.Viewers.Add(1, seen: [.. Enumerable.Range(4, FakeModels.Count).Select(id => (long)id)]);
        var feed = await GetAsync();
        feed.ServedBy.ShouldBe("heavy");
        feed.Ids.Take(3).ShouldBe([3, 2, 1]);
        feed.Items.Skip(3).Select(item => item.GetProperty("source").GetString()).Distinct().ShouldBe(["popular"]);
    }

    [Fact]
    public async Task Get_ForAViewerWhoHasSeenEverything_StillFillsThePage()
    {
        _host.Viewers.Add(1, seen: [.. Enumerable.Range(1, 300).Concat(Enumerable.Range(5_000, 300)).Select(id => (long)id)]);
        (await GetAsync()).ServedBy.ShouldBe("popular");
    }

    [Fact]
    public async Task Get_AfterTheHeavyRankerReturns_IsHeavyAgain()
    {
        _host.Models.HeavyFault = Fault.Unavailable;
        (await GetAsync()).ServedBy.ShouldBe("light");
        _host.Models.HeavyFault = Fault.None;
        (await GetAsync()).ServedBy.ShouldBe("heavy");
    }

    [Fact]
    public async Task Get_ForManyViewers_NeverServesWhatTheyHaveSeen()
    {
        var random = new Random(5);
        for (var viewer = 0; viewer < 50; viewer++)
        {
            long[] seen = [.. Enumerable.Range(0, 60).Select(_ => (long)random.Next(1, FakeModels.Count))];
            _host.Viewers.Add(viewer, seen: seen);
            _host.Models.HeavyFault = viewer % 2 == 0 ? Fault.None : Fault.Unavailable;
            (await GetAsync(viewer)).Ids.Intersect(seen).ShouldBeEmpty();
        }
    }

    private static bool HasCreator(JsonElement item) => item.GetProperty("creator_id").ValueKind == JsonValueKind.Number;

    private async Task<Feed> GetAsync(long viewer = 1)
    {
        using var client = _host.CreateClient();
        var feed = await Feed.GetAsync(client, $"user_id={viewer}&size=20");
        feed.Ids.Count.ShouldBe(20);
        feed.Ids.Distinct().Count().ShouldBe(20);
        feed.Items.Select(item => item.GetProperty("position").GetInt32()).ShouldBe(Enumerable.Range(0, 20));
        return feed;
    }
}
