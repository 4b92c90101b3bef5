using FeedRanking.FeedGateway.Rerankers;
using FeedRanking.FeedGateway.Scorers;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace FeedRanking.FeedGateway.Tests.Rerankers;

public sealed class DiversityTests
{
    private static readonly DiversityRules Rules = new(Options.Create(new RankingOptions()));

    private readonly DiversityReranker _reranker = new(Rules, new ExplorationSlots(Options.Create(new ExplorationOptions()), Rules));

    [Fact]
    public void Page_OfAnyPool_BreaksARuleOnlyWhereEveryOtherWouldBreakMore() =>
        Prop.ForAll(Pools().ToArbitrary(), pool =>
        {
            var page = Arrange(pool.Candidates, pool.Size);
            var isComplete = page.Count == Math.Min(pool.Size, pool.Candidates.Count)
                && page.Select(candidate => candidate.Id).Distinct().Count() == page.Count;
            return isComplete && Enumerable.Range(0, page.Count).All(place =>
            {
                var before = page.Take(place).ToList();
                var others = pool.Candidates.Where(candidate => !before.Contains(candidate));
                return Rules.BrokenBy(before, page[place]) == others.Min(other => Rules.BrokenBy(before, other));
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Page_OfTheSameCandidatesInAnotherOrder_IsTheSame() =>
        Prop.ForAll(Pools().ToArbitrary(), pool =>
        {
            var reversed = pool.Candidates.Reverse().ToList();
            return Arrange(pool.Candidates, pool.Size).SequenceEqual(Arrange(reversed, pool.Size));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Page_OfARichPool_BreaksNoRule()
    {
        var pool = Enumerable.Range(0, 150).Select(i => Candidate(i, creator: i % 40, topic: i % 10, value: i % 7)).ToList();
        var page = Arrange(pool, 50);
        for (var place = 0; place < page.Count; place++)
        {
            page.Skip(place).Take(5).GroupBy(candidate => candidate.CreatorId).Max(group => group.Count()).ShouldBe(1);
            page.Skip(place).Take(10).GroupBy(candidate => candidate.Topic).Max(group => group.Count()).ShouldBeLessThanOrEqualTo(3);
        }
    }

    [Fact]
    public void Page_OfOneCreatorOnly_IsFullAndByValue()
    {
        var pool = Enumerable.Range(0, 10).Select(i => Candidate(i, creator: 1, topic: 1, value: i)).ToList();
        Arrange(pool, 5).Select(candidate => candidate.Id).ShouldBe([9, 8, 7, 6, 5]);
    }

    [Fact]
    public void Page_OfACandidateThatBreaksARule_SaysWhich()
    {
        var pool = new[] { Candidate(1, 7, 1, 5), Candidate(2, 7, 1, 4), Candidate(3, 8, 1, 3), Candidate(4, 9, 1, 2), Candidate(5, 10, 2, 1) };
        var page = Arrange(pool, 5);
        page.Select(candidate => candidate.Id).ShouldBe([1, 3, 4, 5, 2]);
        page.Select(candidate => candidate.Breaches).ShouldBe([0, 0, 0, 0, DiversityBreaches.Creator | DiversityBreaches.Topic]);
        page.Select(candidate => candidate.ValueRank).ShouldBe([0, 2, 3, 4, 1]);
    }

    [Fact]
    public void Page_WithoutConflicts_IsByValueThenId()
    {
        var pool = new[] { Candidate(3, 3, 3, 1), Candidate(1, 1, 1, 1), Candidate(2, 2, 2, 9) };
        Arrange(pool, 3).Select(candidate => candidate.Id).ShouldBe([2, 1, 3]);
    }

    [Fact]
    public void Page_OfUnknownCreatorsAndTopics_BreaksNoRule()
    {
        var pool = Enumerable.Range(0, 20).Select(i => Candidate(i, creator: null, FeedCandidate.UnknownTopic, value: 20 - i)).ToList();
        Arrange(pool, 20).Select(candidate => candidate.Id).ShouldBe(Enumerable.Range(0, 20).Select(id => (long)id));
    }

    [Fact]
    public void Continue_KeepsTheRulesAcrossTheSeam()
    {
        var placed = new[] { Candidate(1, creator: 7, topic: 1, value: 0) };
        var pool = new[] { Candidate(1, 7, 1, 9), Candidate(2, 7, 2, 8), Candidate(3, 8, 3, 1) };
        _reranker.Continue(new FeedQuery("r", 1, 20, 0, null), placed, pool, 2).Select(candidate => candidate.Id).ShouldBe([3, 2]);
    }

    private IReadOnlyList<FeedCandidate> Arrange(IReadOnlyList<FeedCandidate> pool, int size) =>
        _reranker.Rerank(new FeedQuery("r", 1, size, 0, null), pool);

    private static FeedCandidate Candidate(long id, long? creator, int topic, float value) => new(id, creator, topic, "test") { Value = value };

    private static Gen<Pool> Pools() =>
        from count in Gen.Choose(0, 60)
        from creators in Gen.Choose(0, 12).ArrayOf(count)
        from topics in Gen.Choose(-1, 5).ArrayOf(count)
        from values in Gen.Choose(0, 8).ArrayOf(count)
        from size in Gen.Choose(1, 50)
        select new Pool([.. Enumerable.Range(0, count).Select(i => Candidate(i, creators[i] == 0 ? null : creators[i], topics[i], values[i]))], size);

    private sealed record Pool(IReadOnlyList<FeedCandidate> Candidates, int Size);
}
