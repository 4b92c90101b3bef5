using FeedRanking.Testing;

namespace FeedRanking.FeatureStore.Tests;

public sealed class ExplanationStoreTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    [RequiresFact(Need.Redis)]
    public async Task Explanation_Written_IsReadUntilItExpires()
    {
        using var store = await StoreHarness.CreateAsync(redis);
        var (kept, brief) = (Guid.NewGuid(), Guid.NewGuid());
        await store.Explanations.WriteAsync(kept, [1, 2, 3], Lifetime, default);
        await store.Explanations.WriteAsync(brief, [4], TimeSpan.FromMilliseconds(20), default);

        (await store.Explanations.ReadAsync(kept, default)).ShouldBe([1, 2, 3]);
        await Eventually.Async(async () => await store.Explanations.ReadAsync(brief, default) is null, what: "Forgetting");
    }

    [RequiresFact(Need.Redis)]
    public async Task Explanation_TooLarge_IsRefused()
    {
        using var store = await StoreHarness.CreateAsync(redis);
        await Should.ThrowAsync<ArgumentException>(() =>
            store.Explanations.WriteAsync(Guid.NewGuid(), new byte[IExplanationStore.MaxBytes + 1], Lifetime, default));
    }
}
