using FeedRanking.Offline.Regret;
using FeedRanking.World;

namespace FeedRanking.Offline.Tests.Regret;

public sealed class RivalPagesTests
{
    [Fact]
    public void Ideal_OfAViewer_IsTheBestUnseenBestFirst()
    {
        var (ideal, diverse) = Pages(TinyTruth.Make(seenByViewerZero: [1, 3])).Ideal(0);

        ideal.ShouldBe([0, 2, 4, 5, 6]);
        diverse.ShouldBe(ideal);
    }

    [Fact]
    public void Ideal_VideosOfTomorrow_AreNotThere()
    {
        var pages = Pages(TinyTruth.Make(video => video with { Quality = -video.Quality }));

        pages.Ideal(0).Ideal.ShouldBe([37, 36, 35, 34, 33]);
    }

    [Fact]
    public void IdealDiverse_OneCreatorOfTheBest_StandsOnceWithinFivePlaces() =>
        Pages(TinyTruth.Make(video => video.Id < 4 ? video with { CreatorId = 0 } : video), size: 6).Ideal(0).Diverse.ShouldBe([0, 4, 5, 6, 7, 1]);

    [Fact]
    public void IdealDiverse_OneTopicOfTheBest_StandsThreeTimesWithinTenPlaces() =>
        Pages(TinyTruth.Make(video => video.Id < 5 ? video with { Topic = 0 } : video), size: 11).Ideal(0).Diverse
            .ShouldBe([0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 3]);

    [Fact]
    public void IdealDiverse_RulesThatNothingKeeps_EndThePage() =>
        Pages(TinyTruth.Make(video => video with { CreatorId = 0 })).Ideal(0).Diverse.ShouldBe([0]);

    [Fact]
    public void BestOf_SomeVideos_IsTheBestOfTheseThatIsUnseen()
    {
        var pages = Pages(TinyTruth.Make(seenByViewerZero: [10]));

        pages.BestOf(0, [30, 10, 12, 11]).ShouldBe([11, 12, 30]);
        pages.BestOf(0, [10]).ShouldBeNull();
    }

    [Fact]
    public void Popular_OfAViewer_IsTheListWithoutWhatWasSeen() =>
        Pages(TinyTruth.Make(seenByViewerZero: [37, 35])).Popular(0).ShouldBe([36, 34, 33, 32, 31]);

    [Fact]
    public void Random_MoreThanThereIs_IsAllThatIsUnseen()
    {
        var truth = TinyTruth.Make(seenByViewerZero: [0, 1, 2]);

        Pages(truth, size: 50).Random(0, new Random(1)).Order().ShouldBe(Enumerable.Range(3, 35));
        Pages(truth).Random(0, new Random(1)).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void Seconds_OfAPage_AreTheSumOverPlacesWithoutWhatWasSeen()
    {
        var truth = TinyTruth.Make(seenByViewerZero: [7]);
        double At(int video, int position) =>
            ReactionModel.ExpectedWatchMs(truth.Viewer(0), truth.Video(video), new ReactionContext(1, 0, position)) / 1_000;

        truth.Seconds(0, [5, 7, 9]).ShouldBe(At(5, 0) + At(9, 2), 1e-9);
    }

    [Fact]
    public void PageItems_OfAPage_CountNewVideosSmallCreatorsAndRepeats()
    {
        var truth = TinyTruth.Make(seenByViewerZero: [6, 20]);

        // 0 to 4 are under a day old, 0 to 9 have creators with 99 followers.
        PageItems.Of([3, 4, 5, 6, 20, 21], 0, truth).ShouldBe(new PageItems(6, 2, 4, 2));
    }

    private static RivalPages Pages(KnownTruth truth, int size = 5) => new(truth, TinyTruth.Popular, new InformedTastes(truth, TinyTruth.NoLog), size);
}
