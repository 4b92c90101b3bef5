using System.Text;
using FeedRanking.Testing;

namespace FeedRanking.FeatureStore.Tests;

public sealed class PopularityTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static readonly PopularVideo[] TwoVideos = [new(11, 1, 4, .75f), new(12, 2, -1, .5f)];
    private readonly ManualTimeProvider _time = new();

    [RequiresFact(Need.Redis)]
    public async Task Store_WrittenAndRead_IsTheSameList()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);

        await store.Popularity.WriteAsync("br", TwoVideos, default);

        (await store.Popularity.ReadAsync("br", default)).ShouldBe(TwoVideos);
        (await store.Popularity.ReadAsync("us", default)).ShouldBeEmpty();
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_MoreThanTheLimit_KeepsTheFirst()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);

        await store.Popularity.WriteAsync("br", [.. Enumerable.Range(0, 1_200).Select(id => new PopularVideo(id, 0, 0, 0))], default);

        var read = await store.Popularity.ReadAsync("br", default);
        read.Count.ShouldBe(1_000);
        read[^1].VideoId.ShouldBe(999);
    }

    [RequiresFact(Need.Redis)]
    public async Task Store_OlderThanItsTtl_IsEmpty()
    {
        using var store = await StoreHarness.CreateAsync(redis, _time);
        await store.Popularity.WriteAsync("br", TwoVideos, default);

        _time.Advance(TimeSpan.FromDays(31));

        (await store.Popularity.ReadAsync("br", default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_WrittenAndRead_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("new", "popular.json");
        var lists = new Dictionary<string, IReadOnlyList<PopularVideo>> { ["global"] = TwoVideos, ["br"] = [TwoVideos[1]] };

        await PopularityFile.WriteAsync(path, lists, default);
        await PopularityFile.WriteAsync(path, lists, default);

        var read = await PopularityFile.ReadAsync(path, default);
        read["global"].ShouldBe(TwoVideos);
        read["br"].ShouldBe([TwoVideos[1]]);
        Directory.GetFiles(folder.Combine("new")).ShouldBe([path]);
    }

    [Fact]
    public async Task File_Written_HasTheDocumentedShape()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("popular.json");

        await PopularityFile.WriteAsync(path, new Dictionary<string, IReadOnlyList<PopularVideo>> { ["br"] = [TwoVideos[0]] }, default);

        (await File.ReadAllTextAsync(path)).ShouldBe("""{"br":[{"video_id":11,"creator_id":1,"topic":4,"score":0.75}]}""");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"br\": 1}")]
    [InlineData("{")]
    public async Task File_NotSuchJson_IsRefusedWithTheReason(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var error = await Should.ThrowAsync<FormatException>(() => PopularityFile.ReadAsync(stream, default));

        error.Message.ShouldContain("one list per region");
    }
}
