using System.Diagnostics;
using FeedRanking.Features;
using FeedRanking.Testing;

namespace FeedRanking.FeatureStore.Tests;

public sealed class RedisOutageTests
{
    [Fact]
    public async Task Read_NoRedis_IsUnavailableAndSaysWhere()
    {
        var address = $"127.0.0.1:{FreePort.Next()}";
        using var store = new StoreHarness(address);

        var error = await Should.ThrowAsync<FeatureStoreUnavailableException>(() => store.Viewers.ReadAsync(1, default));

        error.Message.ShouldContain(address);
        error.Message.ShouldContain("read_viewer");
    }

    [Fact]
    public async Task Read_NoRedisAndTokenEndsFirst_IsCancelledInTime()
    {
        using var store = new StoreHarness($"127.0.0.1:{FreePort.Next()}", settings: new() { ["Redis:TimeoutMs"] = "60000" });
        using var budget = new CancellationTokenSource(TimeSpan.FromMilliseconds(15));
        var watch = Stopwatch.StartNew();

        var error = await Should.ThrowAsync<Exception>(() => store.Viewers.ReadAsync(1, budget.Token));

        (error is OperationCanceledException or FeatureStoreUnavailableException).ShouldBeTrue();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_RedisKilledAndBack_RecoversWithWhatWasWritten()
    {
        var unobserved = new List<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs args) => unobserved.Add(args.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        await using var redis = await RedisFixture.StartAsync();
        using (var store = new StoreHarness(redis.Address))
        {
            var seen = new SeenList();
            seen.Add(5);
            await store.Viewers.WriteAsync(ViewerRow.Unknown(1, "br"), seen, new("engagement.v1", 0, 10), default);

            await redis.KillAsync();
            var calls = Enumerable.Range(0, 20).Select(_ => store.Viewers.ReadAsync(1, default)).ToList();
            foreach (var call in calls)
            {
                await Should.ThrowAsync<FeatureStoreUnavailableException>(() => call);
            }

            await redis.RestartAsync();
            await Eventually.Async(() => AnswersAsync(store), TimeSpan.FromSeconds(10), "Reading again");

            var record = await store.Viewers.ReadAsync(1, default);
            SeenList.Unpack(record.Seen.Span).Ids.ShouldBe([5]);
            (await store.Viewers.WriteAsync(ViewerRow.Unknown(1, "br"), seen, new("engagement.v1", 0, 10), default)).ShouldBeFalse();
            (await store.Viewers.WriteAsync(ViewerRow.Unknown(1, "br"), seen, new("engagement.v1", 0, 11), default)).ShouldBeTrue();
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= Note;
        unobserved.ShouldBeEmpty();
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_StartedBeforeRedis_ConnectsWhenItComes()
    {
        await using var redis = await RedisFixture.StartAsync();
        await redis.KillAsync();
        using var store = new StoreHarness(redis.Address);
        await Should.ThrowAsync<FeatureStoreUnavailableException>(() => store.Viewers.ReadAsync(1, default));

        await redis.RestartAsync();

        await Eventually.Async(() => AnswersAsync(store), TimeSpan.FromSeconds(10), "The first answer");
    }

    private static async Task<bool> AnswersAsync(StoreHarness store)
    {
        try
        {
            await store.Maintenance.CheckAsync(default);
            return true;
        }
        catch (FeatureStoreUnavailableException)
        {
            return false;
        }
    }
}
