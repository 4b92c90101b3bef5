using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.FeedGateway.Scorers;
using FeedRanking.FeedGateway.Selectors;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Rerankers;

public sealed class ExplorationTests
{
    private const int Period = 10;
    private const int Slot = 3;
    private const int Pool = 4;

    private static readonly DiversityRules Rules = new(Options.Create(new RankingOptions()));
    private static readonly ExplorationSlots Slots = MakeSlots(Slot);

    private readonly DiversityReranker _reranker = new(Rules, Slots);

    [Fact]
    public void Page_OfAnyPool_ExploresInItsSlotsAlone_WithTheChanceItHad() => Prop.ForAll(Pools().ToArbitrary(), pool =>
    {
        var page = Arrange(pool, "r", 30);
        return Enumerable.Range(0, page.Count).All(place =>
        {
            var before = page.Take(place).ToList();
            var fitting = pool.Where(candidate => !before.Contains(candidate) && candidate.Source == "exploration"
                && Rules.BrokenBy(before, candidate) == DiversityBreaches.None).ToList();
            var isDrawn = place % Period == Slot && fitting.Count > 0;
            return isDrawn
                ? fitting.Contains(page[place]) && page[place].Propensity == 1f / Math.Min(Pool, fitting.Count)
                : page[place].Propensity is null;
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Page_OfTheSameRequest_IsTheSame_AndOfAnotherDrawsAnew()
    {
        var ids = Enumerable.Range(0, 40).Select(request => Arrange(Rich(), $"request {request}", 20)[Slot].Id).ToList();
        ids.ShouldBe(Enumerable.Range(0, 40).Select(request => Arrange(Rich(), $"request {request}", 20)[Slot].Id));
        ids.Distinct().Count().ShouldBe(Pool);
    }

    [Fact]
    public void Slot_OverManyRequests_DrawsAsOftenAsItSays()
    {
        var drawn = Enumerable.Range(0, 2_000).Select(request => Arrange(Rich(), $"{request}", Slot + 1)[Slot]).ToList();
        drawn.ShouldAllBe(candidate => candidate.Propensity == 0.25f);

        // 500 of 2,000 each; five standard deviations are 97.
        drawn.GroupBy(candidate => candidate.Id).Select(group => group.Count()).ShouldAllBe(count => count > 400 && count < 600);
    }

    [Fact]
    public void Page_WithoutSlots_IsByValue()
    {
        var page = new DiversityReranker(Rules, MakeSlots()).Rerank(new FeedQuery("r", 1, 20, 0, null), Rich());
        page.Select(candidate => candidate.Id).ShouldBe(Enumerable.Range(0, 20).Select(id => (long)id));
        page.ShouldAllBe(candidate => candidate.Propensity == null);
    }

    [Fact]
    public void LightCut_KeepsThePoolOfTheSlots_AndTheBestOfTheRest()
    {
        var candidates = Enumerable.Range(0, 200).Select(i => new FeedCandidate(i, i, 0, i >= 150 ? "exploration" : "near") { LightValue = -i }).ToList();
        var query = new FeedQuery("r", 1, 20, 0, null);
        var ranking = Options.Create(new RankingOptions { HeavyCandidates = 100 });

        var kept = new LightCut(ranking, Slots).Select(query, candidates);
        kept.Select(candidate => candidate.Id).ShouldBe([.. Enumerable.Range(0, 96).Select(id => (long)id), 150, 151, 152, 153]);
        new LightCut(ranking, MakeSlots()).Select(query, candidates).Select(candidate => candidate.Id)
            .ShouldBe(Enumerable.Range(0, 100).Select(id => (long)id));
    }

    [Fact]
    public void Slots_OfSeveralSources_DrawEachFromItsOwn_AndTheCutKeepsAllOfThem()
    {
        var options = new ExplorationOptions { Period = Period, Pool = 1, Slots = { [1] = "fresh", [Slot] = "exploration" } };
        var slots = new ExplorationSlots(Options.Create(options), Rules);
        var candidates = Enumerable.Range(0, 200)
            .Select(i => new FeedCandidate(i, i, i, i switch { 198 => "fresh", 199 => "exploration", _ => "near" }) { LightValue = -i, Value = -i }).ToList();
        var query = new FeedQuery("r", 1, 5, 0, null);

        var kept = new LightCut(Options.Create(new RankingOptions { HeavyCandidates = 50 }), slots).Select(query, candidates);
        new DiversityReranker(Rules, slots).Rerank(query, kept).Select(candidate => candidate.Id).ShouldBe([0, 198, 1, 199, 2]);
    }

    private static ExplorationSlots MakeSlots(params int[] slots)
    {
        var options = new ExplorationOptions { Period = Period, Pool = Pool };
        foreach (var slot in slots)
        {
            options.Slots[slot] = "exploration";
        }

        return new ExplorationSlots(Options.Create(options), Rules);
    }

    private IReadOnlyList<FeedCandidate> Arrange(IReadOnlyList<FeedCandidate> pool, string requestId, int size) =>
        _reranker.Rerank(new FeedQuery(requestId, 1, size, 0, null), pool);

    // Thirty by value, then ten to explore; nothing stands in the way of anything.
    private static List<FeedCandidate> Rich() =>
        [.. Enumerable.Range(0, 40).Select(i => new FeedCandidate(i, i, i, i < 30 ? "near" : "exploration") { Value = 100 - i })];

    private static Gen<FeedCandidate[]> Pools() =>
        from count in Gen.Choose(0, 60)
        from creators in Gen.Choose(1, 20).ArrayOf(count)
        from topics in Gen.Choose(-1, 8).ArrayOf(count)
        from values in Gen.Choose(0, 8).ArrayOf(count)
        from explored in Gen.Choose(0, 3).ArrayOf(count)
        select Enumerable.Range(0, count).Select(i =>
            new FeedCandidate(i, creators[i], topics[i], explored[i] == 0 ? "exploration" : "near") { Value = values[i] }).ToArray();
}
