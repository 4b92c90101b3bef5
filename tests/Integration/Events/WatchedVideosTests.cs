using System.Net;
using FeedRanking.Integration.Tests.Running;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Events;

/// <summary>What a viewer does goes through Kafka and changes the next feed.</summary>
[Collection(SystemCollection.Name)]
public sealed class WatchedVideosTests(RunningSystem system)
{
    private const Need Everything = Need.Redis | Need.Kafka;

    [RequiresFact(Everything)]
    public async Task ThreeWatchedVideos_AreGoneFromTheNextFeed_WhichDiffers()
    {
        var viewer = WorldViewers.All.Some(1, seed: 5)[0];
        var before = await system.UntilServedByAsync("heavy", viewer);
        var watched = before.VideoIds.Take(3).ToList();

        using (var answer = await system.Feeds.WatchAsync(viewer, before, watched, TimeProvider.System.GetUtcNow()))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"accepted\":3");
        }

        FeedPage after = before;
        await Eventually.Async(
            async () =>
            {
                after = await system.UntilServedByAsync("heavy", viewer);
                return !after.VideoIds.Intersect(watched).Any();
            },
            what: $"The disappearance of {string.Join(", ", watched)}");
        after.ShouldBeFull(20);
        after.VideoIds.ShouldNotBe(before.VideoIds.Except(watched).Concat(after.VideoIds.TakeLast(3)), "what was watched should also change the rest");
    }
}
