using FeedRanking.Chaos;
using FeedRanking.Features;
using FeedRanking.Features.Definitions;

namespace FeedRanking.Ranking.Tests.Chaos;

/// <summary>What faults on demand do inside a ranker. The reactions are asserted where a gateway sees them.</summary>
public sealed class ScoringFaultsTests
{
    private static readonly FeatureSet Heavy = RankingFeatures.Heavy;

    [Fact]
    public async Task NanScores_AreRefusedByTheRankersOwnCheck()
    {
        using var sample = new RankingSample();
        using var model = sample.Load();
        var scorer = new CandidateScorer(model, Heavy, sample.Catalogue, TimeProvider.System) { Faults = Faults(FaultNames.NanScores) };
        using var alert = new CounterProbe("FeedRanking.Ranking", "feedranking.ranking.not_finite");
        await Should.ThrowAsync<ScoresNotFiniteException>(scorer.ScoreAsync(sample.Request(1, 2, 3), default).AsTask());
        alert.Sum("model", "heavy-ranker").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void WrongOrder_GivesEachCandidateTheScoresOfAnother_AndKeepsHeadsTogether()
    {
        float[] scores = [1, 10, 2, 20, 3, 30];
        Faults(FaultNames.WrongOrder).Scores(scores, heads: 2);
        scores.ShouldBe([3, 30, 2, 20, 1, 10]);
    }

    [Fact]
    public void StaleFeatures_AreComputedForALaterTime()
    {
        Faults(FaultNames.StaleFeatures, request => request with { AgeS = 3_600 }).NowMs(1_000).ShouldBe(3_601_000);
        Faults(FaultNames.NanScores).NowMs(1_000).ShouldBe(1_000);
    }

    [Theory]
    [InlineData("viewer", FeatureEntity.Viewer)]
    [InlineData("video", FeatureEntity.Video)]
    [InlineData("viewer_video", FeatureEntity.ViewerVideo)]
    [InlineData("context", FeatureEntity.Context)]
    public void MissingFeatures_AreTheDeclaredDefaultsOfTheirGroupAlone(string group, FeatureEntity entity)
    {
        var rows = new float[2 * Heavy.Width];
        Array.Fill(rows, 1_234);
        var taken = Faults(FaultNames.MissingFeatures, request => request with { Group = group }).Features(Heavy, rows);
        taken.ShouldBe((entity, 2 * Heavy.CountColumns(entity)));
        for (var at = 0; at < rows.Length; at++)
        {
            var feature = FeatureCatalogue.All[at % Heavy.Width];
            rows[at].ShouldBe(feature.Entity == entity ? feature.Default : 1_234, feature.Name);
        }
    }

    [Fact]
    public void Nothing_IsTouched_WhileNoFaultActs()
    {
        var faults = new ScoringFaults(new OneFault(null), FaultTargets.HeavyRanker);
        float[] scores = [1, 2];
        faults.Scores(scores, 1);
        scores.ShouldBe([1, 2]);
        faults.Features(Heavy, new float[Heavy.Width]).ShouldBeNull();
        faults.NowMs(7).ShouldBe(7);
    }

    private static ScoringFaults Faults(string name, Func<FaultRequest, FaultRequest>? change = null)
    {
        var request = new FaultRequest(FaultCatalogue.Find(name)!, FaultTargets.HeavyRanker, null, 1, 60);
        return new ScoringFaults(new OneFault(change?.Invoke(request) ?? request), FaultTargets.HeavyRanker);
    }
}
