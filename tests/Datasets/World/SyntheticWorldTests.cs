using System.ComponentModel.DataAnnotations;
using FeedRanking.World;

namespace FeedRanking.Datasets.Tests.World;

public sealed class SyntheticWorldTests
{
    private static readonly WorldOptions Small = new() { Viewers = 400, Videos = 600, Creators = 80, Topics = 12, Days = 6, HistoryDays = 2 };

    private static readonly Lazy<Dataset> Data = new(() => SyntheticWorld.Generate(Small));

    [Fact]
    public void Generate_SameOptions_WritesTheSameBytes()
    {
        var folders = new[] { Directory.CreateTempSubdirectory("feedranking-world-"), Directory.CreateTempSubdirectory("feedranking-world-") };
        var tiny = Small with { Viewers = 50 };
        foreach (var folder in folders)
        {
            KuaiRandWriter.Write(SyntheticWorld.Generate(tiny), folder.FullName, "world");
        }

        var names = folders[0].GetFiles().Select(file => file.Name).Order().ToList();
        names.Count.ShouldBe(4);
        foreach (var name in names)
        {
            File.ReadAllBytes(Path.Combine(folders[0].FullName, name)).ShouldBe(File.ReadAllBytes(Path.Combine(folders[1].FullName, name)), name);
        }

        Array.ForEach(folders, folder => folder.Delete(recursive: true));
    }

    [Fact]
    public void Log_CalledTwice_GivesTheSameDataset()
    {
        var world = new SyntheticWorld(Small with { Viewers = 50 });

        world.Log().Fingerprint.ShouldBe(world.Log().Fingerprint);
    }

    [Fact]
    public void Generate_AnotherSeed_GivesAnotherWorld() =>
        SyntheticWorld.Generate(Small with { Seed = 2, Viewers = 50 }).Fingerprint.ShouldNotBe(SyntheticWorld.Generate(Small with { Viewers = 50 }).Fingerprint);

    [Fact]
    public void Generate_Sizes_AreThoseAskedFor()
    {
        Data.Value.Viewers.Count.ShouldBe(Small.Viewers);
        Data.Value.Videos.Count.ShouldBe(Small.Videos);
        Data.Value.Log.Select(row => row.Date).Distinct().Order().ShouldBe([20260107, 20260108, 20260109, 20260110]);
        Data.Value.Viewers.Select(viewer => viewer.Region).Distinct().Count().ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Log_EveryImpression_IsPossible()
    {
        var videos = Data.Value.Videos.ToDictionary(video => video.VideoId);
        foreach (var row in Data.Value.Log)
        {
            videos[row.VideoId].UploadedAtMs.ShouldBeLessThan(row.TimeMs + 1_000, "a video is shown after its upload, which knows seconds");
            row.LongView.ShouldBe(row.PlayTimeMs >= Math.Min(row.DurationMs, 18_000), "KuaiRand's rule for long views");
            (row.Click || !(row.LongView || row.Like || row.Follow || row.Comment || row.Forward)).ShouldBeTrue("every positive reaction needs a click");
        }
    }

    [Fact]
    public void Log_NoViewer_SeesAVideoTwice() =>
        Data.Value.Log.Select(row => (row.ViewerId, row.VideoId)).Concat(Data.Value.History.Select(row => (row.ViewerId, row.VideoId)))
            .GroupBy(pair => pair).ShouldAllBe(group => group.Count() == 1);

    [Fact]
    public void Log_TopicsAViewerLikes_ShowInTheRates()
    {
        var world = new SyntheticWorld(Small);
        var topics = Data.Value.Videos.ToDictionary(video => video.VideoId, video => video.Topic);
        var rows = Data.Value.Log.Select(row => (row.LongView, Rank: Rank(world.Viewers[(int)row.ViewerId], topics[row.VideoId]))).ToList();

        var favourite = rows.Where(row => row.Rank < 3).Average(row => row.LongView ? 1 : 0);
        var disliked = rows.Where(row => row.Rank >= 9).Average(row => row.LongView ? 1 : 0);

        favourite.ShouldBeGreaterThan(disliked + 0.15);
    }

    [Fact]
    public void Log_HabitsOfViewersAndQualityOfVideos_ShowInTheRates()
    {
        var world = new SyntheticWorld(Small);
        double Rate(Func<ImpressionRecord, bool> take) => Data.Value.Log.Where(take).Average(row => row.LongView ? 1 : 0);

        Rate(row => world.Videos[(int)row.VideoId].Quality > 0.5).ShouldBeGreaterThan(Rate(row => world.Videos[(int)row.VideoId].Quality < -0.5) + 0.1);
        Rate(row => row.Tab == 4).ShouldBeGreaterThan(Rate(row => row.Tab == 0) + 0.1);
    }

    [Theory]
    [InlineData(Reaction.Click)]
    [InlineData(Reaction.LongView)]
    [InlineData(Reaction.Like)]
    [InlineData(Reaction.Hide)]
    public void Probability_AnyPair_LiesBetweenZeroAndOneAndNeedsAClick(Reaction reaction)
    {
        var world = new SyntheticWorld(Small with { Viewers = 30, Videos = 30 });
        foreach (var viewer in world.Viewers)
        {
            foreach (var video in world.Videos)
            {
                var context = new ReactionContext(1, 20, 0);
                var probability = ReactionModel.Probability(reaction, viewer, video, context);
                probability.ShouldBeInRange(0, 1);
                if (reaction != Reaction.Hide)
                {
                    probability.ShouldBeLessThanOrEqualTo(ReactionModel.Probability(Reaction.Click, viewer, video, context));
                }
            }
        }
    }

    [Fact]
    public void Videos_UploadTimes_HaveHoursAndReachADayBeyondTheLog()
    {
        var uploads = Data.Value.Videos.Select(video => video.UploadedAtMs).ToList();
        var endMs = new DateTimeOffset(2026, 1, 11, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        uploads.Max().ShouldBeInRange(endMs, endMs + 86_400_000 - 1);
        uploads.Select(ms => ms / 3_600_000 % 24).Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public void Creators_Followers_AreManyForSomeAndFewForMany()
    {
        var followers = new SyntheticWorld(WorldOptions.Demo with { Viewers = 1 }).CreatorFollowers;

        followers.Count.ShouldBe(WorldOptions.Demo.Creators);
        followers.Count(count => count < 100).ShouldBeInRange(followers.Count / 4, followers.Count * 3 / 4);
        followers.Max().ShouldBeGreaterThan(5_000);
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(8_000, 1_200)]
    [InlineData(8_000_000, 1_200_000)]
    public void CreatorsFor_ANumberOfVideos_GrowWithIt(int videos, int creators) => WorldOptions.CreatorsFor(videos).ShouldBe(creators);

    [Fact]
    public void Options_OutsideTheirLimits_AreRefusedByName()
    {
        Should.Throw<ValidationException>(() => new SyntheticWorld(Small with { Viewers = 0 })).Message.ShouldContain("Viewers");
        Should.Throw<ValidationException>(() => new SyntheticWorld(Small with { HistoryDays = 6 })).Message.ShouldContain("HistoryDays");
    }

    private static int Rank(SimulatedViewer viewer, int topic) => viewer.FavouriteTopics.ToList().IndexOf(topic);
}
