namespace FeedRanking.Pipeline.Steps;

/// <summary>Checks that a component gave back only what it was given, each once.</summary>
internal static class Subset
{
    /// <summary>Those of <paramref name="all"/> that are not in <paramref name="chosen"/>.</summary>
    /// <exception cref="InvalidOperationException">Something was invented or doubled.</exception>
    public static List<TCandidate> Rest<TCandidate>(
        IReadOnlyList<TCandidate> all, IReadOnlyList<TCandidate> chosen, string component)
        where TCandidate : Candidate
    {
        var ids = new HashSet<long>(chosen.Count);
        for (var i = 0; i < chosen.Count; i++)
        {
            if (!ids.Add(chosen[i].Id))
            {
                throw new InvalidOperationException($"'{component}' chose candidate {chosen[i].Id} twice.");
            }
        }

        var rest = new List<TCandidate>(Math.Max(0, all.Count - chosen.Count));
        for (var i = 0; i < all.Count; i++)
        {
            if (!ids.Contains(all[i].Id))
            {
                rest.Add(all[i]);
            }
        }

        if (rest.Count + chosen.Count != all.Count)
        {
            throw new InvalidOperationException($"'{component}' chose candidates that it was not given.");
        }

        return rest;
    }
}
