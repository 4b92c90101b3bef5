using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Popularity;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Popularity;

public sealed class PopularListsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("feedranking-popularity").FullName;
    private readonly PopularLists _lists = new();
    private readonly FakePopularityStore _store = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void For_AShortRegionalList_GoesOnWithTheGlobalOneInOrderOfScore()
    {
        _lists.Replace(new Dictionary<string, IReadOnlyList<PopularVideo>>
        {
            ["br"] = [new(1, 11, 1, 0.4f), new(2, 12, 1, 0.2f)],
            ["global"] = [new(3, 13, 1, 0.9f), new(1, 11, 1, 0.8f), new(4, 14, 1, 0.5f)],
        });
        var videos = _lists.For("br");
        videos.Select(video => video.VideoId).ShouldBe([1, 2, 3, 4]);
        videos.Select(video => video.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void For_ARegionWithoutAList_IsTheGlobalOne()
    {
        _lists.Replace(new Dictionary<string, IReadOnlyList<PopularVideo>> { ["global"] = FakePopularityStore.Videos(1, 5), ["br"] = [] });
        _lists.For("br").Select(video => video.VideoId).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public void Replace_WithNothing_KeepsTheOldLists()
    {
        _lists.Replace(new Dictionary<string, IReadOnlyList<PopularVideo>> { ["br"] = FakePopularityStore.Videos(1, 5) });
        _lists.Replace(new Dictionary<string, IReadOnlyList<PopularVideo>> { ["br"] = [] }).ShouldBeFalse();
        _lists.For("jp").Count.ShouldBe(5);
    }

    [Fact]
    public async Task Start_WithoutStoreAndFile_ServesTheShippedList()
    {
        _store.IsAway = true;
        using var refresher = Refresher(file: null);
        await refresher.StartAsync(CancellationToken.None);
        _lists.For("global").Count.ShouldBeGreaterThanOrEqualTo(200);
        _lists.For("global").Select(video => video.VideoId).Distinct().Count().ShouldBe(_lists.For("global").Count);
        await refresher.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Refresh_KeepsTheListsInTheFileForTheNextStart()
    {
        var file = Path.Combine(_folder, "deep", "popular.json");
        _store.Lists["global"] = FakePopularityStore.Videos(70, 3);
        using (var refresher = Refresher(file))
        {
            await refresher.RefreshAsync(CancellationToken.None);
        }

        _store.IsAway = true;
        _lists.Replace(new Dictionary<string, IReadOnlyList<PopularVideo>> { ["global"] = FakePopularityStore.Videos(1, 1) });
        using var next = Refresher(file);
        await next.StartAsync(CancellationToken.None);
        _lists.For("global").Select(video => video.VideoId).ShouldBe([70, 71, 72]);
        await next.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Refresh_WithTheStoreAway_KeepsTheLastLists()
    {
        using var refresher = Refresher(file: null);
        _store.Lists["br"] = FakePopularityStore.Videos(70, 3);
        await refresher.RefreshAsync(CancellationToken.None);
        _store.IsAway = true;
        await refresher.RefreshAsync(CancellationToken.None);
        _lists.For("br").Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Start_WithAnUnusableFile_ServesTheShippedList(string content)
    {
        var file = Path.Combine(_folder, "popular.json");
        await File.WriteAllTextAsync(file, content);
        _store.IsAway = true;
        using var refresher = Refresher(file);
        await refresher.StartAsync(CancellationToken.None);
        _lists.For("global").Count.ShouldBeGreaterThanOrEqualTo(200);
        await refresher.StopAsync(CancellationToken.None);
    }

    private PopularListRefresher Refresher(string? file) => new(
        _lists, _store, Options.Create(new PopularityOptions { File = file }), TimeProvider.System, NullLogger<PopularListRefresher>.Instance);
}
