using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Feeds;

[Collection(SystemCollection.Name)]
public sealed class FeedTests(RunningSystem system)
{
    private const Need Everything = Need.Redis | Need.Kafka;
    private const long NobodyKnown = 900_000_001;

    [RequiresFact(Everything)]
    public async Task Feed_OfAKnownViewer_IsTwentyDistinctVideosRankedByTheHeavyRanker()
    {
        var page = await system.UntilServedByAsync("heavy", WorldViewers.All.Some(1, seed: 1)[0]);

        page.ShouldBeFull(20);
        page.Degraded.ShouldBeEmpty();
        page.ModelVersions.Values.Distinct().ShouldBe(["world-1"]);
        page.Items.ShouldAllBe(item => double.IsFinite(item.Score) && item.CreatorId >= 0 && item.Source.Length > 0);
    }

    [RequiresFact(Everything)]
    public async Task Feed_OfAViewerNobodyKnows_IsAFullPage() =>
        (await system.UntilServedByAsync("heavy", NobodyKnown)).ShouldBeFull(20);

    [RequiresFact(Everything)]
    public async Task Feeds_OfAHundredViewers_HoldNothingThatTheViewerHasSeen_AndDiffer()
    {
        var pages = new List<FeedPage>();
        foreach (var viewer in WorldViewers.All.Some(100, seed: 2))
        {
            var page = await PageThatKnowsTheViewerAsync(viewer);
            page.VideoIds.Intersect(WorldViewers.All.SeenBy(viewer)).ShouldBeEmpty($"viewer {viewer} has seen these");
            pages.Add(page);
        }

        var overlaps = pages.Zip(pages.Skip(1), (one, other) => one.VideoIds.Intersect(other.VideoIds).Count() / 20.0);
        overlaps.Average().ShouldBeLessThan(0.5, "pages should be personal");
        pages.SelectMany(page => page.VideoIds).Distinct().Count().ShouldBeGreaterThan(200);
    }

    [RequiresTheory(Everything)]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Feed_OfTheSmallestAndTheLargestSize_IsFull(int size) =>
        (await system.Feeds.GetAsync(WorldViewers.All.Some(1, seed: 3)[0], size)).ShouldBeFull(size);

    // A page whose viewer could not be read in time says so, and cannot leave out what the viewer has seen.
    private async Task<FeedPage> PageThatKnowsTheViewerAsync(long viewer)
    {
        FeedPage? page = null;
        await Eventually.Async(
            async () =>
            {
                page = (await system.Feeds.GetAsync(viewer)).ShouldBeFull(20);
                return page.Degraded.All(skipped => skipped.Stage != "viewer");
            },
            what: $"a page for viewer {viewer} whose row was read");
        return page!;
    }
}
