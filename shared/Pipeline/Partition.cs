namespace FeedRanking.Pipeline;

/// <summary>Splits candidates by a rule: what most filters do.</summary>
public static class Partition
{
    /// <summary>Splits by a rule. Nothing is allocated when the rule keeps everything.</summary>
    /// <typeparam name="TCandidate">What is filtered.</typeparam>
    /// <param name="candidates">All candidates.</param>
    /// <param name="keep">True for those that stay.</param>
    public static FilterResult<TCandidate> By<TCandidate>(IReadOnlyList<TCandidate> candidates, Func<TCandidate, bool> keep)
        where TCandidate : Candidate
    {
        List<TCandidate>? kept = null;
        List<TCandidate>? removed = null;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (keep(candidate))
            {
                kept?.Add(candidate);
                continue;
            }

            if (removed is null)
            {
                removed = [];
                kept = new List<TCandidate>(candidates.Count);
                for (var j = 0; j < i; j++)
                {
                    kept.Add(candidates[j]);
                }
            }

            removed.Add(candidate);
        }

        return removed is null ? new(candidates, []) : new(kept!, removed);
    }
}
