using FeedRanking.Features;
using FeedRanking.Testing;

namespace FeedRanking.FeatureStore.Tests;

public sealed class ViewerStoreTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private const long ViewerId = 7;
    private readonly ManualTimeProvider _time = new();

    [RequiresFact(Need.Redis)]
    public async Task Read_NothingStored_IsEmpty()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);

        var record = await store.Viewers.ReadAsync(ViewerId, default);

        record.ShouldBe(ViewerRecord.Empty);
    }

    [RequiresFact(Need.Redis)]
    public async Task Read_AfterWrite_GivesRowSeenAndOffsetBack()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        var row = ViewerRow.Unknown(ViewerId, "br");

        (await store.Viewers.WriteAsync(row, Seen(11, 12), new("engagement.v1", 3, 40), default)).ShouldBeTrue();

        var record = await store.Viewers.ReadAsync(ViewerId, default);
        record.Row.ToArray().ShouldBe(row.Pack());
        SeenList.Unpack(record.Seen.Span).Ids.ShouldBe([11, 12]);
        record.OffsetOf("engagement.v1", 3).ShouldBe(40);
        record.OffsetOf("engagement.v1", 2).ShouldBe(-1);
        record.Expired.ShouldBeEmpty();
    }

    [RequiresTheory(Need.Redis)]
    [InlineData(40)]
    [InlineData(39)]
    public async Task Write_OffsetNotLaterThanStored_ChangesNothing(long offset)
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        using var conflicts = new CounterProbe("feedranking.feature_store.write_conflicts", store.Services);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 3, 40), default);

        var written = await store.Viewers.WriteAsync(
            ViewerRow.Unknown(ViewerId, "us"), Seen(11, 12), new("engagement.v1", 3, offset), default);

        written.ShouldBeFalse();
        conflicts.Sum.ShouldBe(1);
        var record = await store.Viewers.ReadAsync(ViewerId, default);
        ViewerRow.Unpack(record.Row.Span).Region.ShouldBe("br");
        SeenList.Unpack(record.Seen.Span).Ids.ShouldBe([11]);
    }

    [RequiresFact(Need.Redis)]
    public async Task Write_SameOffsetOfAnotherPartition_IsWritten()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 3, 40), default);

        var written = await store.Viewers.WriteAsync(
            ViewerRow.Unknown(ViewerId, "br"), Seen(11, 12), new("engagement.v1", 4, 40), default);

        written.ShouldBeTrue();
    }

    [RequiresFact(Need.Redis)]
    public async Task Candidates_MoreThanTheLimit_KeepTheBest()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        var ids = Enumerable.Range(0, 1_500).Select(id => (long)id).ToList();

        await store.Viewers.WriteCandidatesAsync(ViewerId, ids, default);

        var record = await store.Viewers.ReadAsync(ViewerId, default);
        record.Candidates.ShouldBe(ids.Take(1_000));
        record.CandidatesMadeAtMs.ShouldBe(_time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [RequiresFact(Need.Redis)]
    public async Task Read_CandidatesOlderThanTheirTtl_AreEmptyAndNamed()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 0, 1), default);
        await store.Viewers.WriteCandidatesAsync(ViewerId, [1, 2, 3], default);

        _time.Advance(new FeatureStoreOptions().CandidatesTtl + TimeSpan.FromMilliseconds(1));

        var record = await store.Viewers.ReadAsync(ViewerId, default);
        record.Candidates.ShouldBeEmpty();
        record.CandidatesMadeAtMs.ShouldBe(0);
        record.Expired.ShouldBe(["candidates"]);
        record.Row.IsEmpty.ShouldBeFalse();
    }

    [RequiresFact(Need.Redis)]
    public async Task Read_CandidatesExactlyAsOldAsTheirTtl_AreStillThere()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteCandidatesAsync(ViewerId, [1, 2, 3], default);

        _time.Advance(new FeatureStoreOptions().CandidatesTtl);

        (await store.Viewers.ReadAsync(ViewerId, default)).Candidates.ShouldBe([1, 2, 3]);
    }

    [RequiresFact(Need.Redis)]
    public async Task Read_RowAndSeenOlderThanTheirTtl_AreEmptyAndNamed()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 0, 1), default);

        _time.Advance(TimeSpan.FromDays(91));

        var record = await store.Viewers.ReadAsync(ViewerId, default);
        record.Row.IsEmpty.ShouldBeTrue();
        record.Seen.IsEmpty.ShouldBeTrue();
        record.Expired.ShouldBe(["row", "seen"], ignoreOrder: true);
    }

    [RequiresFact(Need.Redis)]
    public async Task Read_LayoutOfAnotherVersion_IsEmptyAndNamed()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        using var dropped = new CounterProbe("feedranking.feature_store.dropped_parts", store.Services);
        byte[] fromTheFuture = [99, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        await store.Connection.RunAsync(
            "test", database => database.HashSetAsync(Keys.Viewer(ViewerId), Keys.SeenField, fromTheFuture), default);

        var record = await store.Viewers.ReadAsync(ViewerId, default);

        record.Seen.IsEmpty.ShouldBeTrue();
        record.Expired.ShouldBe(["seen"]);
        dropped.Sum.ShouldBe(1);
    }

    [RequiresFact(Need.Redis)]
    public async Task Import_ViewerWithOffset_ReplacesRowAndForgetsOffset()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 0, 1_000), default);

        await store.Viewers.ImportAsync(Viewers(600), default);

        var record = await store.Viewers.ReadAsync(ViewerId, default);
        record.OffsetOf("engagement.v1", 0).ShouldBe(-1);
        SeenList.Unpack(record.Seen.Span).Ids.ShouldBe([ViewerId]);
        (await store.Viewers.ReadAsync(599, default)).Row.IsEmpty.ShouldBeFalse();
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_WhateverIsWritten_EveryKeyExpires()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteCandidatesAsync(1, [1, 2], default);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(2, "br"), Seen(11), new("engagement.v1", 0, 1), default);
        await store.Viewers.ImportAsync(Viewers(5), default);
        await store.Videos.WriteAsync([VideoRows.Some(3)], default);
        await store.Videos.WriteGlobalCountersAsync(new byte[] { 1 }, default);
        await store.Popularity.WriteAsync("br", [new PopularVideo(1, 2, 3, .5f)], default);

        var expiries = new List<TimeSpan?>();
        await store.Connection.ForEachServerAsync(
            async (server, database) =>
            {
                foreach (var key in server.Keys(database.Database, "*", 100, StackExchange.Redis.CommandFlags.None).ToList())
                {
                    expiries.Add(await database.KeyTimeToLiveAsync(key));
                }
            },
            default);

        expiries.Count.ShouldBeGreaterThanOrEqualTo(8);
        expiries.ShouldAllBe(expiry => expiry > TimeSpan.Zero);
    }

    [RequiresFact(Need.Redis)]
    public async Task WriteCandidates_AfterRow_DoesNotShortenTheRowsExpiry()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 0, 1), default);

        await store.Viewers.WriteCandidatesAsync(ViewerId, [1], default);

        var expiry = await store.Connection.RunAsync("test", database => database.KeyTimeToLiveAsync(Keys.Viewer(ViewerId)), default);
        expiry.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromDays(89));
    }

    [RequiresFact(Need.Redis)]
    public async Task Read_TokenCancelled_Throws()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => store.Viewers.ReadAsync(ViewerId, cancelled.Token));
    }

    [RequiresFact(Need.Redis)]
    public async Task Write_ScriptForgottenByRedis_IsLoadedAgain()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(11), new("engagement.v1", 0, 1), default);
        await store.Connection.RunAsync("test", database => database.ScriptEvaluateAsync("return redis.call('PING')"), default);
        await RedisPlain.SendAsync(redis.Address, "SCRIPT FLUSH");

        var written = await store.Viewers.WriteAsync(ViewerRow.Unknown(ViewerId, "br"), Seen(12), new("engagement.v1", 0, 2), default);

        written.ShouldBeTrue();
    }

    private static SeenList Seen(params long[] ids)
    {
        var seen = new SeenList();
        foreach (var id in ids)
        {
            seen.Add(id);
        }

        return seen;
    }

    private static async IAsyncEnumerable<(ViewerRow Row, SeenList Seen)> Viewers(int count)
    {
        for (var id = 0; id < count; id++)
        {
            await Task.CompletedTask;
            yield return (ViewerRow.Unknown(id, "us"), Seen(id));
        }
    }
}
