using FeedRanking.Pipeline;

namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>Arranges the page by value, no creator too often and no topic too much. Ties are broken by id.</summary>
internal sealed class DiversityReranker(DiversityRules rules) : IReranker<FeedQuery, FeedCandidate>
{
    public string Name => "diversity";

    public IReadOnlyList<FeedCandidate> Rerank(FeedQuery query, IReadOnlyList<FeedCandidate> candidates) =>
        Continue([], candidates, query.Size + query.Spare);

    /// <summary>Arranges what follows a part of the page that stands already; ids on it are not offered again.</summary>
    public IReadOnlyList<FeedCandidate> Continue(IReadOnlyList<FeedCandidate> placed, IReadOnlyList<FeedCandidate> candidates, int wanted)
    {
        var taken = placed.Select(candidate => candidate.Id).ToHashSet();
        var pool = candidates.Where(candidate => !taken.Contains(candidate.Id)).ToList();
        pool.Sort(static (one, other) =>
        {
            var byValue = other.Value.CompareTo(one.Value);
            return byValue != 0 ? byValue : one.Id.CompareTo(other.Id);
        });

        var page = new List<FeedCandidate>(placed);
        while (page.Count - placed.Count < wanted && pool.Count > 0)
        {
            var next = BestFit(page, pool);
            page.Add(pool[next]);
            pool.RemoveAt(next);
        }

        return page[placed.Count..];
    }

    // The first that breaks no rule; else the first of those that break the lightest: a page is never shorter for the rules' sake.
    private int BestFit(List<FeedCandidate> page, List<FeedCandidate> pool)
    {
        var (best, leastBroken) = (0, int.MaxValue);
        for (var i = 0; i < pool.Count; i++)
        {
            var broken = rules.BrokenBy(page, pool[i]);
            if (broken == 0)
            {
                return i;
            }

            if (broken < leastBroken)
            {
                (best, leastBroken) = (i, broken);
            }
        }

        return best;
    }
}
