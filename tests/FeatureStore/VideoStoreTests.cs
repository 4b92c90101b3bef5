using FeedRanking.Features;
using FeedRanking.Testing;

namespace FeedRanking.FeatureStore.Tests;

public sealed class VideoStoreTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private readonly ManualTimeProvider _time = new();

    [RequiresFact(Need.Redis)]
    public async Task ReadAll_NothingStored_IsEmpty()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);

        (await ReadAllAsync(store)).ShouldBeEmpty();
    }

    [RequiresFact(Need.Redis)]
    public async Task ReadAll_ManyRows_GivesAllInTheOrderOfTheirIds()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        long[] ids = [.. Enumerable.Range(0, 9_000).Select(id => (long)id), 1L << 40, (1L << 53) - 1];
        var rows = ids.Reverse().Select(id => VideoRows.Some(id)).ToList();

        await store.Videos.WriteAsync(rows, default);

        var read = await ReadAllAsync(store);
        read.Select(row => row.VideoId).ShouldBe(ids);
        read[5].ShouldBe(VideoRows.Some(5));
    }

    [RequiresFact(Need.Redis)]
    public async Task Write_ManyRows_NoKeyHoldsMoreThanAChunk()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);

        await store.Videos.WriteAsync([.. Enumerable.Range(0, 1_100).Select(id => VideoRows.Some(id))], default);

        var lengths = await store.Connection.RunAsync(
            "test",
            database => Task.WhenAll(Enumerable.Range(0, 4).Select(chunk => database.HashLengthAsync(Keys.VideoChunk(chunk)))),
            default);
        lengths.ShouldBe([512, 512, 76, 0]);
    }

    [RequiresFact(Need.Redis)]
    public async Task Write_KnownVideo_ReplacesItsRowAlone()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Videos.WriteAsync([VideoRows.Some(1), VideoRows.Some(2)], default);

        await store.Videos.WriteAsync([VideoRows.Some(2, durationMs: 99)], default);

        (await ReadAllAsync(store)).Select(row => row.DurationMs).ShouldBe([30_000, 99]);
    }

    [RequiresFact(Need.Redis)]
    public async Task ReadAll_OneUnreadableRow_GivesTheOthers()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Videos.WriteAsync([VideoRows.Some(1), VideoRows.Some(2)], default);
        var ofAnotherLayout = PackedPart.Write(_time.GetUtcNow().ToUnixTimeMilliseconds(), [200, 1, 2]);
        await store.Connection.RunAsync("test", database => database.HashSetAsync(Keys.VideoChunk(0), 1, ofAnotherLayout), default);

        (await ReadAllAsync(store)).Select(row => row.VideoId).ShouldBe([2]);
    }

    [RequiresFact(Need.Redis)]
    public async Task ReadAll_RowsOlderThanTheirTtl_AreAbsent()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Videos.WriteAsync([VideoRows.Some(1)], default);

        _time.Advance(new FeatureStoreOptions().VideoTtl + TimeSpan.FromMilliseconds(1));

        (await ReadAllAsync(store)).ShouldBeEmpty();
    }

    [RequiresFact(Need.Redis)]
    public async Task GlobalCounters_WrittenAndRead_AreTheSame()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        (await store.Videos.ReadGlobalCountersAsync(default)).IsEmpty.ShouldBeTrue();

        await store.Videos.WriteGlobalCountersAsync(new byte[] { 1, 2, 3 }, default);

        (await store.Videos.ReadGlobalCountersAsync(default)).ToArray().ShouldBe([1, 2, 3]);
    }

    [RequiresFact(Need.Redis)]
    public async Task Erase_KeysOfOthers_AreLeftAlone()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Videos.WriteAsync([VideoRows.Some(1)], default);
        await store.Connection.RunAsync("test", database => database.StringSetAsync("somebody:else", "1", TimeSpan.FromMinutes(1)), default);

        var removed = await store.Maintenance.EraseAsync(default);

        removed.ShouldBe(2);
        (await store.Connection.RunAsync("test", database => database.KeyExistsAsync("somebody:else"), default)).ShouldBeTrue();
    }

    private static async Task<List<VideoRow>> ReadAllAsync(StoreHarness store)
    {
        var rows = new List<VideoRow>();
        await foreach (var row in store.Videos.ReadAllAsync(default))
        {
            rows.Add(row);
        }

        return rows;
    }
}
