using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Feeds;

/// <summary>Next pages over the real Redis.</summary>
[Collection(SystemCollection.Name)]
public sealed class NextPageTests(RunningSystem system)
{
    private const Need Everything = Need.Redis | Need.Kafka;

    [RequiresFact(Everything)]
    public async Task Cursor_FollowedToItsEnd_NeverRepeats_AndIsServedAsTheFirstPageWas()
    {
        var viewer = WorldViewers.All.Some(1, seed: 6)[0];
        List<FeedPage> pages = [];
        await Eventually.Async(
            async () =>
            {
                pages = await WalkAsync(viewer);
                // Where reading what was kept is late on a crowded machine, a page says so and begins a new feed: that is not the walk to look at.
                return pages.TrueForAll(page => page.Degraded.Count == 0);
            },
            what: "A walk to the end without a late page");

        pages.Count.ShouldBe(4);
        pages.ShouldAllBe(page => page.ServedBy == "heavy");
        var items = pages.SelectMany(page => page.Items).ToList();
        items.Select(item => item.VideoId).Distinct().Count().ShouldBe(items.Count);
        items.Select(item => item.Position).ShouldBe(Enumerable.Range(0, 150));
    }

    private async Task<List<FeedPage>> WalkAsync(long viewer)
    {
        const int mostPages = 20;
        List<FeedPage> pages = [await system.UntilServedByAsync("heavy", viewer)];
        while (pages[^1].NextCursor is { } cursor && pages.Count < mostPages)
        {
            pages.Add(await system.Feeds.GetAsync(viewer, size: 50, cursor));
        }

        return pages;
    }
}
