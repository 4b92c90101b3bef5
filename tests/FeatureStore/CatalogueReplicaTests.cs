using FeedRanking.Fakes;
using FeedRanking.Features;
using FeedRanking.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeatureStore.Tests;

public sealed class CatalogueReplicaTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly VideoCatalogue _catalogue = new();
    private readonly CatalogueState _state = new();
    private readonly FakeVideoStore _store = new();

    [Fact]
    public async Task Replica_RowsThere_LoadsAndIsReady()
    {
        _store.Rows = [VideoRows.Some(1), VideoRows.Some(2)];
        using var replica = Replica();

        await replica.StartAsync(default);
        await replica.ExecuteTask!;

        _catalogue.Count.ShouldBe(2);
        (await HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Replica_NothingThereYet_TriesAgainUntilItIs()
    {
        using var replica = Replica();
        await replica.StartAsync(default);
        await Eventually.Async(() => _time.PendingTimers == 1);
        (await HealthAsync()).Description.ShouldBe("the store holds no videos yet");

        _store.Rows = [VideoRows.Some(1)];
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await replica.ExecuteTask!;

        (await HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Replica_StoreAway_PausesTwiceAsLongEachTimeUpToTheLimit()
    {
        _store.IsAway = true;
        using var replica = Replica();
        await replica.StartAsync(default);

        foreach (var pauseMs in new[] { 100, 200, 400, 800, 1_600, 2_000, 2_000 })
        {
            await Eventually.Async(() => _time.PendingTimers == 1);
            var reads = _store.Reads;
            _time.Advance(TimeSpan.FromMilliseconds(pauseMs - 1));
            _store.Reads.ShouldBe(reads);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Eventually.Async(() => _store.Reads == reads + 1);
        }

        var health = await HealthAsync();
        health.Status.ShouldBe(HealthStatus.Unhealthy);
        health.Description.ShouldBe("Redis is away");
        await replica.StopAsync(default);
    }

    private CatalogueReplica Replica() => new(
        _store, _catalogue, _state, Options.Create(new CatalogueReplicaOptions()), _time, NullLogger<CatalogueReplica>.Instance);

    private Task<HealthCheckResult> HealthAsync()
    {
        var check = new CatalogueHealthCheck(_state, _catalogue);
        var registration = new HealthCheckRegistration("catalogue", check, HealthStatus.Unhealthy, null);
        return check.CheckHealthAsync(new HealthCheckContext { Registration = registration });
    }
}
