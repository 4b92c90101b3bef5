using FeedRanking.Features;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Sources;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Tests.Sources;

public sealed class SourceTests
{
    private readonly VideoCatalogue _catalogue = Samples.Catalogue(30);
    private readonly CatalogueSnapshot _snapshot;

    public SourceTests() => _snapshot = Samples.Snapshot(_catalogue, new Dictionary<string, IReadOnlyList<long>> { ["br"] = [103, 101, 103, 999] });

    public static TheoryData<string> Lists { get; } = ["creators", "interests", "trending", "fresh", "exploration", "precomputed"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Find_AnySource_RespectsCapExclusionEligibilityAndUniqueness(string name)
    {
        _catalogue.Upsert(Samples.Video(29) with { IsEligible = false });
        var snapshot = Samples.Snapshot(_catalogue);
        var viewer = Samples.Viewer(_catalogue, (100, Outcomes.LongView), (101, Outcomes.Like), (102, Outcomes.Follow));
        var query = Samples.Query(snapshot, viewer, exclude: [100, 102, 128], precomputed: [128, 129, 104, 105, 104, 4_711]);

        foreach (var cap in (int[])[1, 5, 1_000])
        {
            var ids = await Samples.IdsAsync(Source(name), query, cap);

            ids.Length.ShouldBeLessThanOrEqualTo(cap);
            ids.ShouldBeUnique();
            ids.ShouldNotContain(id => id == 100 || id == 102 || id == 128, "excluded");
            ids.ShouldNotContain(129, "removed from the platform");
            ids.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Creators_ViewerLikedOneOfTheirs_BringsTheOther()
    {
        var viewer = Samples.Viewer(_catalogue, (104, Outcomes.LongView), (110, Outcomes.None));

        (await Samples.IdsAsync(Source("creators"), Samples.Query(_snapshot, viewer, exclude: [104, 110]), 10)).ShouldBe([105]);
    }

    [Fact]
    public async Task Interests_ViewerLikesATopic_BringsItsBestFirst()
    {
        var viewer = Samples.Viewer(_catalogue, (100, Outcomes.Like));

        var ids = await Samples.IdsAsync(Source("interests"), Samples.Query(_snapshot, viewer), 3);

        ids.ShouldAllBe(id => (id - 100) % 3 == 0);
        ids.ShouldContain(109, "slot 9 has nine long views of ten impressions");
    }

    [Theory]
    [InlineData("creators")]
    [InlineData("interests")]
    public async Task Preferences_ViewerWithoutActions_BringsNothing(string name) =>
        (await Samples.IdsAsync(Source(name), Samples.Query(_snapshot), 10)).ShouldBeEmpty();

    [Fact]
    public async Task Trending_RegionWithAList_BringsItAndTheGlobalOneInTurns()
    {
        var ids = await Samples.IdsAsync(Source("trending"), Samples.Query(_snapshot), 30);

        ((ids[0] - 100) % 10).ShouldBe(9, "most long views");
        new[] { ids[1], ids[3] }.ShouldBe([103, 101]);
        ids.Length.ShouldBe(30);
    }

    [Fact]
    public async Task Trending_RegionWithoutAList_BringsTheGlobalOne() =>
        (((await Samples.IdsAsync(Source("trending"), Samples.Query(_snapshot, region: "jp"), 3))[0] - 100) % 10).ShouldBe(9);

    [Fact]
    public async Task Fresh_Always_BringsTheNewestFirst() =>
        (await Samples.IdsAsync(Source("fresh"), Samples.Query(_snapshot), 3)).ShouldBe([129, 128, 127]);

    [Fact]
    public async Task Fresh_OfUploadsBeforeTheLimit_BringsNothing()
    {
        // The newest was uploaded 24 hours before, less 29 ms.
        (await Samples.IdsAsync(new FreshSource(Options.Create(new RetrievalOptions { FreshMaxAgeHours = 23 })), Samples.Query(_snapshot), 3)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Exploration_SameRequest_SameChoiceAndAnotherRequestAnother()
    {
        var catalogue = Samples.Catalogue(400);
        var snapshot = Samples.Snapshot(catalogue);
        var source = Source("exploration");

        var first = await Samples.IdsAsync(source, Samples.Query(snapshot, requestId: "a"), 20);
        (await Samples.IdsAsync(source, Samples.Query(snapshot, requestId: "a"), 20)).ShouldBe(first);
        (await Samples.IdsAsync(source, Samples.Query(snapshot, requestId: "b"), 20)).ShouldNotBe(first);
    }

    [Fact]
    public async Task Precomputed_KnownIds_KeepTheirOrder() =>
        (await Samples.IdsAsync(Source("precomputed"), Samples.Query(_snapshot, precomputed: [120, 4_711, 103]), 10)).ShouldBe([120, 103]);

    [Fact]
    public async Task Similar_ViewerLikedSome_SearchesAroundTheNewestOnly()
    {
        var tower = new RecordingTower();
        var viewer = Samples.Viewer(
            _catalogue, [(100, Outcomes.LongView), .. Enumerable.Range(101, 5).Select(id => ((long)id, id == 103 ? Outcomes.None : Outcomes.Like))]);

        var ids = await Samples.IdsAsync(new SimilarSource(tower), Samples.Query(_snapshot, viewer, exclude: [129]), 5);

        tower.Actions.Select(action => action.VideoId).ShouldBe([101, 102, 104, 105]);
        ids.Length.ShouldBe(5);
        ids.ShouldNotContain(129);
    }

    [Fact]
    public async Task Similar_ViewerWhoLikedNothing_BringsNothing() => (await Samples.IdsAsync(
        new SimilarSource(new RecordingTower()), Samples.Query(_snapshot, Samples.Viewer(_catalogue, (100, Outcomes.None))), 5)).ShouldBeEmpty();

    [Fact]
    public async Task TwoTower_AnyEmbedding_BringsTheNearestFirst()
    {
        var query = Samples.Query(_snapshot, embedding: Task.FromResult(new float[] { 1, 0, 0, 0 }));

        var found = await new TwoTowerSource().FindAsync(query, 30, default);

        found.Count.ShouldBe(30);
        found.Select(candidate => candidate.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    private sealed class RecordingTower : IViewerTower
    {
        public IReadOnlyList<ViewerAction> Actions { get; private set; } = [];

        public string Version => "test";

        public ValueTask<float[]> EmbedAsync(IReadOnlyList<ViewerAction> actions, CancellationToken cancellationToken)
        {
            Actions = actions;
            return new(new float[Samples.Dimensions]);
        }
    }

    private static ICandidateSource Source(string name) => name switch
    {
        "creators" => new CreatorsSource(),
        "interests" => new InterestsSource(),
        "trending" => new TrendingSource(),
        "fresh" => new FreshSource(Options.Create(new RetrievalOptions())),
        "exploration" => new ExplorationSource(),
        "precomputed" => new PrecomputedSource(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
