using FeedRanking.Retrieval.Merge;
using FeedRanking.Retrieval.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace FeedRanking.Retrieval.Tests.Merge;

public sealed class CandidateMergerTests
{
    private const int Slots = 60;

    [Fact]
    public void Merge_AnyProposals_NoDuplicatesNoExcludedAtMostTheLimit() => ForAll((proposals, excluded, limit) =>
    {
        var merged = CandidateMerger.Merge(proposals.ToArray(), excluded, Slots, limit, Score);

        merged.Select(candidate => candidate.Slot).ShouldBeUnique();
        merged.ShouldAllBe(candidate => !excluded.Contains(candidate.Slot));
        merged.Count.ShouldBeLessThanOrEqualTo(limit);
    });

    [Fact]
    public void Merge_AnyProposals_FillsTheLimitAsFarAsThereAreCandidates() => ForAll((proposals, excluded, limit) =>
    {
        var available = proposals.SelectMany(p => p.Candidates).Select(c => c.Slot).Where(slot => !excluded.Contains(slot)).Distinct().Count();

        CandidateMerger.Merge(proposals.ToArray(), excluded, Slots, limit, Score).Count.ShouldBe(Math.Min(limit, available));
    });

    [Fact]
    public void Merge_AnyProposals_NamesASourceThatProposedTheCandidate() => ForAll((proposals, excluded, limit) =>
    {
        foreach (var candidate in CandidateMerger.Merge(proposals.ToArray(), excluded, Slots, limit, Score))
        {
            proposals[candidate.Source].Candidates.Any(proposal => proposal.Slot == candidate.Slot).ShouldBeTrue();
            candidate.Score.ShouldBe(Score(candidate.Slot));
        }
    });

    [Fact]
    public void Merge_AnyProposals_IsInTheOrderOfMergeScores() => ForAll((proposals, excluded, limit) =>
        CandidateMerger.Merge(proposals.ToArray(), excluded, Slots, limit, Score).Select(c => c.Score).ShouldBeInOrder(SortDirection.Descending));

    [Fact]
    public void Merge_AnyProposals_LeavesOutNothingBetterThanWhatFillsTheRoom() => ForAll((proposals, excluded, limit) =>
    {
        var unlimited = proposals.Select(p => p with { Quota = 0 }).ToList();
        var merged = CandidateMerger.Merge(unlimited.ToArray(), excluded, Slots, limit, Score);
        var best = proposals.SelectMany(p => p.Candidates).Select(c => c.Slot).Where(slot => !excluded.Contains(slot)).Distinct()
            .OrderByDescending(slot => Score(slot)).Take(limit);

        merged.Select(c => c.Slot).ShouldBe(best);
    });

    [Fact]
    public void Merge_AnyProposals_GivesEverySourceItsQuotaOfWhatItAloneProposes() => ForAll((proposals, excluded, limit) =>
    {
        var merged = CandidateMerger.Merge(proposals.ToArray(), excluded, Slots, limit, Score);
        var quotas = CandidateMerger.Quotas(proposals.ToArray(), limit);
        for (var source = 0; source < proposals.Count; source++)
        {
            var others = proposals.Where((_, index) => index != source).SelectMany(p => p.Candidates).Select(c => c.Slot).ToHashSet();
            var alone = proposals[source].Candidates.Count(c => !excluded.Contains(c.Slot) && !others.Contains(c.Slot));
            merged.Count(c => c.Source == source || others.Contains(c.Slot)).ShouldBeGreaterThanOrEqualTo(Math.Min(quotas[source], alone));
        }
    });

    [Fact]
    public void Quotas_AnyLimit_SumUpToAtMostTheLimit() => ForAll((proposals, _, limit) =>
        CandidateMerger.Quotas(proposals.ToArray(), limit).Sum().ShouldBeLessThanOrEqualTo(limit));

    [Fact]
    public void Merge_DuplicateOfAnEarlierSource_StaysWithItAndCostsTheLaterNothing()
    {
        Proposals[] proposals = [new(500, Of(1, 2)), new(500, Of(2, 1, 3, 4))];

        var merged = CandidateMerger.Merge(proposals, new SlotSet(Slots), Slots, 4, Score);

        merged.Where(c => c.Source == 0).Select(c => c.Slot).ShouldBe([1, 2], ignoreOrder: true);
        merged.Where(c => c.Source == 1).Select(c => c.Slot).ShouldBe([3, 4], ignoreOrder: true);
    }

    [Fact]
    public void Merge_ExcludedCandidates_DoNotSpendTheQuota()
    {
        var excluded = new SlotSet(Slots);
        excluded.Add(1);
        Proposals[] proposals = [new(500, Of(1, 2, 3)), new(500, Of(11, 12, 13))];

        CandidateMerger.Merge(proposals, excluded, Slots, 4, Score).Count(c => c.Source == 0).ShouldBe(2);
    }

    // Different for every slot, in no order that the sources know.
    private static float Score(int slot) => slot * 37 % 101;

    private static float Score(Candidate candidate, int source) => Score(candidate.Slot);

    private static List<Candidate> Of(params int[] slots) => [.. slots.Select(slot => new Candidate(slot, 1f / (1 + slot)))];

    private static void ForAll(Action<List<Proposals>, SlotSet, int> property)
    {
        var candidates = Gen.Choose(0, Slots - 1).ListOf().Select(slots => Of([.. slots.Distinct()]));
        var proposals = Gen.Choose(0, 300).SelectMany(quota => candidates.Select(list => new Proposals(quota, list))).NonEmptyListOf()
            .Select(list => list.Take(7).ToList());
        var excluded = Gen.Choose(0, Slots - 1).ListOf().Select(slots =>
        {
            var set = new SlotSet(Slots);
            slots.ForEach(slot => set.Add(slot));
            return set;
        });
        var cases =
            from p in proposals
            from e in excluded
            from limit in Gen.Choose(1, Slots)
            select (p, e, limit);
        Prop.ForAll(cases.ToArbitrary(), given =>
        {
            property(given.p, given.e, given.limit);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260501, 3));
    }
}
