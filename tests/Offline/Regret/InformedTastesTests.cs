using FeedRanking.Offline.Regret;
using FeedRanking.World;

namespace FeedRanking.Offline.Tests.Regret;

public sealed class InformedTastesTests
{
    [Fact]
    public void Of_AViewerWithoutALog_IsTheMeanOfTheRegion()
    {
        var truth = TinyTruth.Make();

        new InformedTastes(truth, TinyTruth.NoLog).Of(0).TopicTastes.ShouldBe(truth.Viewer(0).TopicTastes);
    }

    [Fact]
    public void Of_ALog_ComesNearerToTheTruthThanTheRegionsMean()
    {
        var options = new WorldOptions { Viewers = 60, Videos = 400, Creators = 60, Topics = 10, Days = 8, ImpressionsPerDay = 20 };
        var world = new SyntheticWorld(options);
        var log = world.Log();
        var truth = KnownTruth.Of(world, log, world.FirstMidnightMs, 0);
        var (withLog, without) = (new InformedTastes(truth, log), new InformedTastes(truth, TinyTruth.NoLog));

        double Error(InformedTastes tastes) => Enumerable.Range(0, 12).Average(viewer => Distance(tastes.Of(viewer), world.Viewers[viewer]));

        Error(withLog).ShouldBeLessThan(0.75 * Error(without));
    }

    private static double Distance(SimulatedViewer one, SimulatedViewer other) =>
        one.TopicTastes.Zip(other.TopicTastes, (a, b) => (a - b) * (a - b)).Sum();
}
