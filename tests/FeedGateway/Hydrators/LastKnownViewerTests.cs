using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Hydrators;
using FeedRanking.FeedGateway.Tests.Fakes;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Hydrators;

public sealed class LastKnownViewerTests
{
    [Fact]
    public async Task Get_WithRedisGone_StillLeavesOutWhatTheViewerHadSeen()
    {
        using var host = new GatewayHost();
        using var client = host.CreateClient();
        host.Viewers.Add(1, seen: [.. Enumerable.Range(1, 100).Select(id => (long)id)]);
        (await Feed.GetAsync(client, "user_id=1&size=20")).Degraded.ShouldBeEmpty();

        host.Viewers.IsAway = true;
        var feed = await Feed.GetAsync(client, "user_id=1&size=20");

        feed.ServedBy.ShouldBe("heavy");
        feed.Degraded.ShouldBe(["viewer: unavailable"]);
        feed.Ids.ShouldAllBe(id => id > 100);
    }

    [Fact]
    public async Task Get_WithRedisAndRetrievalGone_ServesPopularUnseenVideos()
    {
        using var host = new GatewayHost();
        using var client = host.CreateClient();
        host.Viewers.Add(1, seen: [5_000, 5_002], candidates: [401, 402]);
        await Feed.GetAsync(client, "user_id=1&size=20");

        (host.Viewers.IsAway, host.Models.Retrieve) = (true, Fault.Unavailable);
        var feed = await Feed.GetAsync(client, "user_id=1&size=20");

        feed.ServedBy.ShouldBe("popular");
        feed.Degraded.ShouldBe(["viewer: unavailable", "retrieve: unavailable"]);
        feed.Ids.Take(3).ShouldBe([5_001, 5_003, 5_004]);
    }

    [Fact]
    public void Keep_MoreThanTheBoundOfMemory_DropsRecords()
    {
        using var known = new LastKnownViewers(Options.Create(new LastKnownViewersOptions { MaxMegabytes = 1 }));
        var record = ViewerRecord.Empty with { Seen = new byte[SeenList.Capacity * sizeof(long)] };
        for (var id = 0; id < 100; id++)
        {
            known.Keep(id, record);
        }

        Enumerable.Range(0, 100).Count(id => known.Find(id) is not null).ShouldBeInRange(0, 1_048_576 / record.Seen.Length);
    }
}
