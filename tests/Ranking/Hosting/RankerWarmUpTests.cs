using FeedRanking.Features;
using FeedRanking.Ranking.Hosting;

namespace FeedRanking.Ranking.Tests.Hosting;

public sealed class RankerWarmUpTests : IDisposable
{
    private readonly RankingSample _sample = new();

    public void Dispose() => _sample.Dispose();

    [Fact]
    public async Task StartAsync_NoRealCatalogueYet_ScoresKnownAndUnknownVideosOfItsOwn()
    {
        using var model = _sample.Load();
        using var unknown = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.candidates.unknown");
        VideoCatalogue? used = null;
        var warmUp = new RankerWarmUp(
            catalogue =>
            {
                used = catalogue;
                return new CandidateScorer(model, RankingFeatures.Heavy, catalogue, TimeProvider.System);
            },
            TimeProvider.System);

        await warmUp.StartAsync(default);

        used.ShouldNotBeNull().Count.ShouldBe(149);
        used.ShouldNotBe(_sample.Catalogue);
        // 80 requests, each with one unknown video among 150.
        unknown.Sum("model", "heavy-ranker").ShouldBeGreaterThanOrEqualTo(80);
    }

    [Fact]
    public async Task StartAsync_ModelTakesFewRows_StaysBelowItsLimit()
    {
        using var model = _sample.Load(maxRows: 2);
        var warmUp = new RankerWarmUp(
            catalogue => new CandidateScorer(model, RankingFeatures.Heavy, catalogue, TimeProvider.System), TimeProvider.System);

        await Should.NotThrowAsync(() => warmUp.StartAsync(default));
    }
}
