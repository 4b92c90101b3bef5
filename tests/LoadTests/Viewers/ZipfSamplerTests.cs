using FeedRanking.LoadTests.Viewers;

namespace FeedRanking.LoadTests.Tests.Viewers;

public sealed class ZipfSamplerTests
{
    [Fact]
    public void Next_FollowsZipfsLaw()
    {
        var sampler = new ZipfSampler(100, exponent: 1);
        var random = new Random(1);
        var counts = Enumerable.Range(0, 200_000).Select(_ => sampler.Next(random)).CountBy(rank => rank).ToDictionary();

        // Rank 0 has 1 / H(100) = 1 / 5.187 of all, rank 9 a tenth of that.
        (counts[0] / 200_000.0).ShouldBe(1 / 5.187, 0.004);
        (counts[0] / (double)counts[9]).ShouldBe(10, 0.8);
        counts.Keys.Max().ShouldBe(99);
    }

    [Fact]
    public void Next_WithExponentZero_IsEven()
    {
        var sampler = new ZipfSampler(4, exponent: 0);
        var random = new Random(1);
        Enumerable.Range(0, 40_000).Select(_ => sampler.Next(random)).CountBy(rank => rank).ShouldAllBe(pair => pair.Value > 9_600 && pair.Value < 10_400);
    }

    [Fact]
    public void Crowd_HasEveryViewer_InAnOrderThatIsNotThatOfTheIds()
    {
        var crowd = new ViewerCrowd([.. Enumerable.Range(0, 50).Select(id => (long)id)], exponent: 1, new Random(1));
        var random = new Random(2);
        var counts = Enumerable.Range(0, 50_000).Select(_ => crowd.Next(random)).CountBy(id => id).OrderByDescending(pair => pair.Value).Select(pair => pair.Key).ToList();
        counts.Order().ShouldBe(Enumerable.Range(0, 50).Select(id => (long)id));
        counts.Take(5).ShouldNotBe([0L, 1, 2, 3, 4]);
    }
}
