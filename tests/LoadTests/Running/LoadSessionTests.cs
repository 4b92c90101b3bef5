using FeedRanking.LoadTests.Arrivals;
using FeedRanking.LoadTests.Requests;
using FeedRanking.LoadTests.Running;
using FeedRanking.LoadTests.Viewers;
using FeedRanking.Testing;

namespace FeedRanking.LoadTests.Tests.Running;

public sealed class LoadSessionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RunOpen_MakesEveryRequestOfThePlan_AndWritesReports()
    {
        using var client = new FakeFeedClient(someFail: true);
        var plan = ArrivalPlan.Poisson([new RatePhase("steady", 200, 1)], new Random(1));
        var samples = Session(client).RunOpen("open", plan, reported: true).From(0);

        samples.Select(sample => sample.IntendedAtSeconds).Order().ShouldBe(plan.AtSeconds);
        samples.ShouldAllBe(sample => sample.LateMs >= 0 && sample.LatencyMs >= sample.LateMs);
        samples.Count(sample => sample.Failure == "status_503").ShouldBe(plan.AtSeconds.Count / 10);
        samples.Where(sample => sample.Failure is null).ShouldAllBe(sample => sample.ServedBy == "heavy");
        samples.Count(sample => !sample.IsNewFeed).ShouldBeGreaterThan(plan.AtSeconds.Count / 20);
        Directory.EnumerateFiles(_folder.Path, "nbomber.*").Select(Path.GetExtension).Order().ShouldBe([".csv", ".html", ".md"]);
    }

    [Fact]
    public void RunClosed_CallsAgainAndAgain()
    {
        using var client = new FakeFeedClient();
        var samples = Session(client).RunClosed("closed", callers: 2, TimeSpan.FromSeconds(1)).From(0);
        samples.Count.ShouldBeGreaterThan(10);
        samples.ShouldAllBe(sample => sample.Failure == null);
    }

    private LoadSession Session(FakeFeedClient client)
    {
        var open = new OpenFeeds();
        var mix = new RequestMix(new ViewerCrowd([1, 2, 3], 1, new Random(1)), open, new Random(2));
        return new LoadSession(new FeedCaller(client, mix, open, TimeProvider.System), TimeProvider.System, _folder.Path);
    }
}
