using System.Runtime.InteropServices;
using FeedRanking.Features;
using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Sources;

/// <summary>Finds the best videos of the groups (creators, topics) that a viewer's last actions favour.</summary>
internal static class GroupPreferences
{
    /// <summary>Groups with the sum of the weights of the viewer's actions on them.</summary>
    public static Dictionary<TKey, float> Weigh<TKey>(RetrievalQuery query, Func<VideoRow, TKey> group)
        where TKey : notnull
    {
        var weights = new Dictionary<TKey, float>();
        var actions = query.Viewer.Actions;
        for (var i = 0; i < actions.Count; i++)
        {
            if (query.Snapshot.Catalogue.TryGetSlot(actions[i].VideoId, out var slot))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(weights, group(query.Snapshot.Catalogue[slot]), out _) += ActionWeights.Of(actions[i], actions.Count - 1 - i);
            }
        }

        return weights;
    }

    /// <summary>The best candidates of all favoured groups by group weight × video rate.</summary>
    /// <param name="query">The request.</param>
    /// <param name="weights">Weight per group; groups at or below zero are left out.</param>
    /// <param name="lists">Slots of each group, best first.</param>
    /// <param name="cap">Most candidates.</param>
    public static IReadOnlyList<Candidate> Best<TKey>(
        RetrievalQuery query, Dictionary<TKey, float> weights, IReadOnlyDictionary<TKey, int[]> lists, int cap)
        where TKey : notnull
    {
        var best = new TopCandidates(cap);
        foreach (var (key, weight) in weights)
        {
            if (weight <= 0 || !lists.TryGetValue(key, out var slots))
            {
                continue;
            }

            var taken = 0;
            foreach (var slot in slots)
            {
                if (query.Excluded.Contains(slot))
                {
                    continue;
                }

                // The list falls in rate: once a group's next video does not make it, none after it does.
                if (!best.Offer(slot, weight * query.Snapshot.Rate(slot)) || ++taken == cap)
                {
                    break;
                }
            }
        }

        return best.Drain();
    }
}
