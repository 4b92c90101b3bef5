using FeedRanking.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace FeedRanking.FeatureStore.Tests;

public sealed class FeedSessionTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    [Fact]
    public void Codec_OfAnySession_RoundTrips() => Prop.ForAll(Sessions().ToArbitrary(), session =>
    {
        var read = FeedSessionCodec.TryUnpack(FeedSessionCodec.Pack(session));
        return read is not null && read.ServedBy == session.ServedBy && read.Items.SequenceEqual(session.Items)
            && read.Models.OrderBy(pair => pair.Key).SequenceEqual(session.Models.OrderBy(pair => pair.Key));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Codec_OfBytesThatAreCutDoubledOrOfAnotherLayout_ReadsNothing()
    {
        var packed = FeedSessionCodec.Pack(Session(5));
        for (var length = 0; length < packed.Length; length++)
        {
            FeedSessionCodec.TryUnpack(packed[..length]).ShouldBeNull($"{length} of {packed.Length} bytes");
        }

        FeedSessionCodec.TryUnpack([.. packed, 0]).ShouldBeNull();
        packed[0]++;
        FeedSessionCodec.TryUnpack(packed).ShouldBeNull();
    }

    [Fact]
    public void Codec_OfMoreThanTheLimits_IsRefused()
    {
        Should.Throw<ArgumentException>(() => FeedSessionCodec.Pack(Session(FeedSession.MaxItems + 1)));
        Should.Throw<ArgumentException>(() => FeedSessionCodec.Pack(Session(1) with { ServedBy = new string('x', 256) }));
        FeedSessionCodec.Pack(Session(FeedSession.MaxItems)).Length.ShouldBeLessThan(26_000);
    }

    [RequiresFact(Need.Redis)]
    public async Task Session_Written_IsReadByItsViewerAlone()
    {
        using var store = await StoreHarness.CreateAsync(redis);
        var id = Guid.NewGuid();
        await store.Sessions.WriteAsync(7, id, Session(130), Lifetime, default);

        (await store.Sessions.ReadAsync(7, id, default))!.Items.ShouldBe(Session(130).Items);
        (await store.Sessions.ReadAsync(8, id, default)).ShouldBeNull();
        (await store.Sessions.ReadAsync(7, Guid.NewGuid(), default)).ShouldBeNull();
    }

    [RequiresFact(Need.Redis)]
    public async Task Session_PastItsLifetime_IsForgottenByRedis()
    {
        using var store = await StoreHarness.CreateAsync(redis);
        var id = Guid.NewGuid();
        await store.Sessions.WriteAsync(7, id, Session(1), TimeSpan.FromMilliseconds(20), default);
        await Eventually.Async(async () => await store.Sessions.ReadAsync(7, id, default) is null, what: "Forgetting");
    }

    private static FeedSession Session(int items) => new(
        "heavy",
        new Dictionary<string, string> { ["heavy-ranker"] = "world-1" },
        [.. Enumerable.Range(0, items).Select(i => new FeedSessionItem(i, i % 3 == 0 ? null : i, i % 2 == 0 ? "two_tower" : "trending", i / 7f, i % 5 == 0 ? 1f / (i + 1) : null))]);

    private static Gen<FeedSession> Sessions() =>
        from items in Items().ArrayOf()
        from servedBy in Gen.Elements("heavy", "light", "", "höher")
        from models in Gen.Elements("heavy-ranker", "light-ranker", "two-tower").ArrayOf()
        select new FeedSession(servedBy, models.Distinct().ToDictionary(model => model, model => model + "-1"), items);

    private static Gen<FeedSessionItem> Items() =>
        from id in Gen.Choose(0, int.MaxValue)
        from creator in Gen.Choose(-1, 9)
        from source in Gen.Elements("two_tower", "trending", "exploration", "popular")
        from score in Gen.Choose(-1_000, 1_000)
        from pool in Gen.Choose(0, 8)
        select new FeedSessionItem((long)id << 20, creator < 0 ? null : creator, source, score / 97f, pool == 0 ? null : 1f / pool);
}
