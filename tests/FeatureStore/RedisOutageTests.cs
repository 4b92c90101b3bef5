using System.Diagnostics;
using FeedRanking.Features;
using FeedRanking.Testing;
using Xunit.Abstractions;

namespace FeedRanking.FeatureStore.Tests;

[Collection(OutageCollection.Name)]
public sealed class RedisOutageTests(ITestOutputHelper output) : IDisposable
{
    private const int ReadsAtOnce = 200;

    private static readonly TimeSpan RecoveryLimit = TimeSpan.FromSeconds(30);

    private readonly ProcessHealth _health = new();

    [Fact]
    public async Task Read_NoRedis_IsUnavailableAndSaysWhere()
    {
        var address = $"127.0.0.1:{FreePort.Next()}";
        using var store = new StoreHarness(address);
        using var errors = new CounterProbe("feedranking.feature_store.errors", store.Services);

        var error = await Should.ThrowAsync<FeatureStoreUnavailableException>(() => store.Viewers.ReadAsync(1, default));

        errors.Sum.ShouldBe(1);
        error.Message.ShouldContain(address);
        error.Message.ShouldContain("read_viewer");
    }

    [Fact]
    public async Task Read_NoRedisAndTokenEndsFirst_IsCancelledInTime()
    {
        using var store = new StoreHarness(
            $"127.0.0.1:{FreePort.Next()}", settings: new() { ["Redis:TimeoutMs"] = "60000", ["Redis:BulkTimeoutMs"] = "60000" });
        using var budget = new CancellationTokenSource(TimeSpan.FromMilliseconds(15));
        var watch = Stopwatch.StartNew();

        var error = await Should.ThrowAsync<Exception>(() => store.Viewers.ReadAsync(1, budget.Token));

        (error is OperationCanceledException or FeatureStoreUnavailableException).ShouldBeTrue();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_RedisKilledAndBack_RecoversWithWhatWasWritten()
    {
        await using var redis = await RedisFixture.StartAsync();
        using (var store = await StartAsync(redis.Address))
        {
            var seen = new SeenList();
            seen.Add(5);
            await store.Viewers.WriteAsync(ViewerRow.Unknown(1, "br"), seen, new("engagement.v1", 0, 10), default);

            await redis.KillAsync();
            await EveryReadFailsAsync(store);
            await redis.RestartAsync();
            await RecoversAsync(store, "Redis killed and started again");

            var record = await store.Viewers.ReadAsync(1, default);
            SeenList.Unpack(record.Seen.Span).Ids.ShouldBe([5]);
            (await store.Viewers.WriteAsync(ViewerRow.Unknown(1, "br"), seen, new("engagement.v1", 0, 10), default)).ShouldBeFalse();
            (await store.Viewers.WriteAsync(ViewerRow.Unknown(1, "br"), seen, new("engagement.v1", 0, 11), default)).ShouldBeTrue();
        }

        _health.ShouldBeGood();
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_StartedBeforeRedis_ConnectsWhenItComes()
    {
        await using var redis = await RedisFixture.StartAsync();
        await redis.KillAsync();
        using (var store = await StartAsync(redis.Address))
        {
            await EveryReadFailsAsync(store);
            await redis.RestartAsync();
            await RecoversAsync(store, "Redis started after us");
        }

        _health.ShouldBeGood();
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_ConnectionForgottenByTheNetwork_IsReplacedWithinSeconds()
    {
        await using var redis = await RedisFixture.StartAsync();
        await using var relay = ForgetfulRelay.Start(redis.Address);
        using (var store = await StartAsync(relay.Address))
        {
            await store.Popularity.WriteAsync("br", [new PopularVideo(1, 2, 3, .5f)], default);
            var connections = relay.Connections;

            // Nobody closes the old connection: TCP alone would take a quarter of an hour to notice.
            relay.Forget();
            await EveryReadFailsAsync(store);
            await RecoversAsync(store, "connections forgotten by the network");

            relay.Connections.ShouldBeGreaterThan(connections);
            (await store.Popularity.ReadAsync("br", default)).Count.ShouldBe(1);
        }

        _health.ShouldBeGood();
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_RedisSilentDuringABulkStep_KeepsTheConnectionThatWaits()
    {
        await using var redis = await RedisFixture.StartAsync();
        await using var relay = ForgetfulRelay.Start(redis.Address);
        using var store = await StartAsync(relay.Address);
        var connections = relay.Connections;

        // Longer than the silence that an idle connection may show, shorter than a bulk step may take.
        (await RedisPlain.SendAsync(redis.Address, "CLIENT PAUSE 3500 ALL")).ShouldStartWith("+OK");
        var answer = await store.Connection.RunBulkAsync("test", database => database.StringGetAsync("nothing"), default);

        answer.IsNull.ShouldBeTrue();
        relay.Connections.ShouldBe(connections);
    }

    [RequiresFact(Need.Redis | Need.Toxiproxy)]
    public async Task Store_ConnectionsHalfOpen_FailInTimeAndRecover()
    {
        await using var redis = await RedisFixture.StartAsync();
        await using var proxy = await Toxiproxy.StartAsync(redis.Address);
        using (var store = await StartAsync(proxy.Address))
        {
            await proxy.SilenceAsync();

            // Long enough that the silence is noticed, and that new connections, silent too, are tried and given up.
            var watch = Stopwatch.StartNew();
            await Eventually.Async(
                async () =>
                {
                    await EveryReadFailsAsync(store);
                    return watch.Elapsed > TimeSpan.FromSeconds(4);
                },
                RecoveryLimit);
            await proxy.HealAsync();
            await RecoversAsync(store, "half-open connections let through again");
        }

        _health.ShouldBeGood();
    }

    public void Dispose() => _health.Dispose();

    private static async Task<StoreHarness> StartAsync(string address)
    {
        var store = new StoreHarness(address);
        await store.StartAsync();
        await store.AnswersAsync();
        return store;
    }

    private async Task EveryReadFailsAsync(StoreHarness store)
    {
        var watch = Stopwatch.StartNew();
        var reads = Enumerable.Range(0, ReadsAtOnce).Select(viewerId => store.Viewers.ReadAsync(viewerId, default)).ToList();
        await _health.LookAsync();
        foreach (var read in reads)
        {
            await Should.ThrowAsync<FeatureStoreUnavailableException>(() => read);
        }

        // The limit of one read is half a second; a crowded machine gets more.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    private async Task RecoversAsync(StoreHarness store, string what)
    {
        var watch = Stopwatch.StartNew();
        await Eventually.Async(
            async () =>
            {
                await _health.LookAsync();
                return await store.AnswersAsync();
            },
            RecoveryLimit,
            $"Recovery ({what})");
        output.WriteLine($"{what}: answers after {watch.Elapsed.TotalSeconds:0.00} s; {_health}");
    }
}
