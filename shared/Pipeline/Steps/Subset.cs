namespace FeedRanking.Pipeline.Steps;

/// <summary>Checks that a component gave back only what it was given, each once.</summary>
internal static class Subset
{
    /// <summary>Calls back for each of <paramref name="all"/> that is not in <paramref name="chosen"/>, once all are checked.</summary>
    /// <returns>How many those are.</returns>
    /// <exception cref="InvalidOperationException">Something was invented or doubled; nothing was called back.</exception>
    public static int ForRest<TCandidate>(
        IReadOnlyList<TCandidate> all, IReadOnlyList<TCandidate> chosen, string component, Action<TCandidate, string>? act = null)
        where TCandidate : Candidate
    {
        var ids = IdSet.Empty(chosen.Count);
        for (var i = 0; i < chosen.Count; i++)
        {
            if (!ids.Add(chosen[i].Id))
            {
                throw new InvalidOperationException($"'{component}' chose candidate {chosen[i].Id} twice.");
            }
        }

        var found = 0;
        for (var i = 0; i < all.Count; i++)
        {
            found += ids.Contains(all[i].Id) ? 1 : 0;
        }

        if (found != chosen.Count)
        {
            throw new InvalidOperationException($"'{component}' chose candidates that it was not given.");
        }

        for (var i = 0; act is not null && i < all.Count; i++)
        {
            if (!ids.Contains(all[i].Id))
            {
                act(all[i], component);
            }
        }

        return all.Count - found;
    }
}
