using FeedRanking.Integration.Tests.Running;
using FeedRanking.Local.Topology;
using FeedRanking.Testing;

namespace FeedRanking.Integration.Tests.Failures;

/// <summary>kill -9, and what viewers get.</summary>
[Collection(SystemCollection.Name)]
public sealed class KilledServicesTests(RunningSystem system) : IAsyncLifetime
{
    private const Need Everything = Need.Redis | Need.Kafka;
    private const long NobodyKnown = 900_000_002;
    private const int Requests = 20;

    private readonly IReadOnlyList<long> _viewers = WorldViewers.All.Some(Requests, seed: 4);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => system.RepairAsync();

    [RequiresFact(Everything)]
    public async Task HeavyRankerKilled_FeedIsLight_ThenHeavyAgainWhenItIsBack()
    {
        await system.UntilServedByAsync("heavy", _viewers[0]);

        await system.KillAsync(ComponentName.HeavyRanker);
        foreach (var viewer in _viewers)
        {
            var first = (await system.Feeds.GetAsync(viewer)).ShouldBeFull(20);
            first.ServedBy.ShouldNotBe("heavy");

            // On a machine whose cores are taken, an earlier stage may be late too, and then a lower rung is the truth.
            var page = await system.UntilServedByAsync("light", viewer);
            page.Degraded.ShouldContain(what => what.Stage == "heavy");
        }

        await system.RepairAsync();
        var back = await system.UntilServedByAsync("heavy", _viewers[0]);
        back.Degraded.ShouldBeEmpty();
    }

    [RequiresFact(Everything)]
    public async Task AllServicesKilled_ThenEverythingButTheGateway_FeedsStayFull_AndComeBack()
    {
        await system.KillAsync([.. RunningSystem.ServicesBehindTheGateway]);

        foreach (var viewer in _viewers)
        {
            // Redis is alive: who has precomputed candidates gets those.
            (await FullPageWithoutSeenAsync(viewer)).ServedBy.ShouldBeOneOf("precomputed", "popular");
        }

        (await system.Feeds.GetAsync(NobodyKnown)).ShouldBeFull(20).ServedBy.ShouldBe("popular");

        await system.KillAsync(ComponentName.Redis, ComponentName.Kafka);

        foreach (var viewer in _viewers)
        {
            // The gateway still knows what those have seen who asked a moment ago.
            (await FullPageWithoutSeenAsync(viewer)).ServedBy.ShouldBe("popular");
        }

        await system.RepairAsync();
        (await system.UntilServedByAsync("heavy", _viewers[0])).Degraded.ShouldBeEmpty();
    }

    private async Task<FeedPage> FullPageWithoutSeenAsync(long viewer)
    {
        var page = (await system.Feeds.GetAsync(viewer)).ShouldBeFull(20);
        page.Degraded.ShouldNotBeEmpty();
        page.VideoIds.Intersect(WorldViewers.All.SeenBy(viewer)).ShouldBeEmpty($"viewer {viewer} has seen these");
        return page;
    }
}
