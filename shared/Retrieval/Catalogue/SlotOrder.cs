using System.Runtime.InteropServices;
using FeedRanking.Retrieval.Index;

namespace FeedRanking.Retrieval.Catalogue;

/// <summary>Slots in an order, or the first ones of it, without comparing what cannot be among them.</summary>
internal static class SlotOrder
{
    /// <summary>The slots with the highest values, highest first; of equal ones the lower slot.</summary>
    /// <param name="slots">Which.</param>
    /// <param name="values">Value of each slot of the catalogue, finite.</param>
    /// <param name="count">How many.</param>
    public static int[] Highest(ReadOnlySpan<int> slots, ReadOnlySpan<float> values, int count)
    {
        var best = new TopCandidates(Math.Min(count, slots.Length));
        foreach (var slot in slots)
        {
            best.Offer(slot, values[slot]);
        }

        return Array.ConvertAll(best.Drain(), candidate => candidate.Slot);
    }

    /// <summary>The slots with the highest values, highest first; of equal ones the higher slot, which is the younger.</summary>
    public static int[] HighestYoungest<TValue>(ReadOnlySpan<int> slots, ReadOnlySpan<TValue> values, int count)
        where TValue : IComparable<TValue>
    {
        count = Math.Min(count, slots.Length);
        var kept = new PriorityQueue<int, (TValue Value, int Slot)>(count + 1);
        foreach (var slot in slots)
        {
            var key = (values[slot], slot);
            if (kept.Count < count)
            {
                kept.Enqueue(slot, key);
            }
            else if (kept.TryPeek(out _, out var least) && key.CompareTo(least) > 0)
            {
                kept.DequeueEnqueue(slot, key);
            }
        }

        var first = new int[count];
        for (var place = count - 1; place >= 0; place--)
        {
            first[place] = kept.Dequeue();
        }

        return first;
    }

    /// <summary>The slots of each group, the highest value first, of equal ones the lower slot; of each group the first ones.</summary>
    /// <param name="slots">Which.</param>
    /// <param name="values">Value of each slot of the catalogue, finite.</param>
    /// <param name="groups">Group of each slot of the catalogue.</param>
    /// <param name="count">Most slots of a group.</param>
    public static Dictionary<TGroup, int[]> ByGroup<TGroup>(ReadOnlySpan<int> slots, ReadOnlySpan<float> values, ReadOnlySpan<TGroup> groups, int count)
        where TGroup : notnull
    {
        var members = new Dictionary<TGroup, List<int>>();
        foreach (var slot in slots)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(members, groups[slot], out _);
            (list ??= []).Add(slot);
        }

        var ordered = new Dictionary<TGroup, int[]>(members.Count);
        foreach (var (group, list) in members)
        {
            ordered.Add(group, Highest(CollectionsMarshal.AsSpan(list), values, count));
        }

        return ordered;
    }
}
