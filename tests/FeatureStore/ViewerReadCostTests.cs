using FeedRanking.Features;
using FeedRanking.Testing;
using StackExchange.Redis;
using Xunit.Abstractions;

namespace FeedRanking.FeatureStore.Tests;

/// <summary>What a viewer read allocates on top of the client's own: as a difference inside one run.</summary>
[Collection(OutageCollection.Name)]
public sealed class ViewerReadCostTests(ITestOutputHelper output)
{
    private const long ViewerId = 7;
    private const int Reads = 2_000;

    // Request task, time limit, record with candidates (8 B each) and offsets; the row and the seen list are the client's own arrays.
    private const long MaxBytesOfOurs = 1_500;
    private const int Candidates = 100;

    [RequiresFact(Need.Redis)]
    public async Task ViewerRead_BesideTheClientsOwnRead_AllocatesLittle()
    {
        await using var redis = await RedisFixture.StartAsync();

        // What is measured is bytes: a crowded machine may take its time.
        using var store = new StoreHarness(redis.Address, settings: new() { ["Redis:TimeoutMs"] = "10000" });
        var seen = new SeenList();
        for (var videoId = 0; videoId < 200; videoId++)
        {
            seen.Add(videoId);
        }

        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), seen, new("engagement.v1", 0, 10), default);
        await store.Viewers.WriteCandidatesAsync(ViewerId, [.. Enumerable.Range(0, Candidates).Select(id => (long)id)], default);

        var ours = await BytesEachAsync(() => ReadOursAsync(store));
        var raw = await BytesEachAsync(() => store.Connection.RunBulkAsync("raw", ReadRawAsync, default));

        output.WriteLine($"bytes a viewer read: {ours}; the client's own part of it: {raw}; ours: {ours - raw}");
        (ours - raw).ShouldBeLessThan(MaxBytesOfOurs + (Candidates * sizeof(long)));
    }

    private static async Task<long> BytesEachAsync(Func<Task> reads)
    {
        await reads();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await reads();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / Reads;
    }

    private static async Task ReadOursAsync(StoreHarness store)
    {
        var candidates = 0;
        for (var i = 0; i < Reads; i++)
        {
            candidates += (await store.Viewers.ReadAsync(ViewerId, default)).Candidates.Count;
        }

        candidates.ShouldBe(Reads * Candidates);
    }

    private static async Task<long> ReadRawAsync(IDatabase database)
    {
        var fields = 0L;
        for (var i = 0; i < Reads; i++)
        {
            fields += (await database.HashGetAllAsync(Keys.Viewer(ViewerId), CommandFlags.None)).Length;
        }

        return fields;
    }
}
