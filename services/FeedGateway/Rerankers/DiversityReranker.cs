using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>
/// Arranges the feed by value, no creator too often and no topic too much, with exploration slots. Ties are broken by id; the same request
/// id gives the same feed.
/// </summary>
internal sealed class DiversityReranker(DiversityRules rules, ExplorationSlots slots) : IReranker<FeedQuery, FeedCandidate>
{
    public string Name => "diversity";

    public IReadOnlyList<FeedCandidate> Rerank(FeedQuery query, IReadOnlyList<FeedCandidate> candidates) =>
        Continue(query, [], candidates, query.Size + query.Spare);

    /// <summary>Arranges what follows a part of the page that stands already; ids on it are not offered again.</summary>
    public IReadOnlyList<FeedCandidate> Continue(
        FeedQuery query, IReadOnlyList<FeedCandidate> placed, IReadOnlyList<FeedCandidate> candidates, int wanted)
    {
        var pool = SortedByValue(placed, candidates);
        var random = ExplorationSlots.RandomOf(query.RequestId);
        var page = new List<FeedCandidate>(placed.Count + Math.Min(wanted, pool.Count));
        page.AddRange(placed);
        while (page.Count - placed.Count < wanted && pool.Count > 0)
        {
            // What is drawn breaks no rule.
            var (next, breaches) = (slots.Draw(random, page, pool), DiversityBreaches.None);
            if (next < 0)
            {
                (next, breaches) = BestFit(page, pool);
                pool[next].Propensity = null;
            }

            pool[next].Breaches = breaches;
            page.Add(pool[next]);
            pool.RemoveAt(next);
        }

        return placed.Count == 0 ? page : page[placed.Count..];
    }

    private static List<FeedCandidate> SortedByValue(IReadOnlyList<FeedCandidate> placed, IReadOnlyList<FeedCandidate> candidates)
    {
        var taken = placed.Select(candidate => candidate.Id).ToHashSet();
        var pool = new List<FeedCandidate>(candidates.Count);
        pool.AddRange(candidates.Where(candidate => !taken.Contains(candidate.Id)));
        pool.Sort(static (one, other) =>
        {
            var byValue = other.Value.CompareTo(one.Value);
            return byValue != 0 ? byValue : one.Id.CompareTo(other.Id);
        });
        for (var i = 0; i < pool.Count; i++)
        {
            pool[i].ValueRank = placed.Count + i;
        }

        return pool;
    }

    // The first that breaks no rule; else the first of those that break the lightest: a page is never shorter for the rules' sake.
    private (int Index, DiversityBreaches Broken) BestFit(List<FeedCandidate> page, List<FeedCandidate> pool)
    {
        var (best, leastBroken) = (0, (DiversityBreaches)int.MaxValue);
        for (var i = 0; i < pool.Count; i++)
        {
            var broken = rules.BrokenBy(page, pool[i]);
            if (broken == DiversityBreaches.None)
            {
                return (i, broken);
            }

            if (broken < leastBroken)
            {
                (best, leastBroken) = (i, broken);
            }
        }

        return (best, leastBroken);
    }
}
