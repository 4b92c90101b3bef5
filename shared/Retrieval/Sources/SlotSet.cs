using System.Numerics;
using FeedRanking.Features;

namespace FeedRanking.Retrieval.Sources;

/// <summary>
/// A set of catalogue slots. It costs memory for what is in it and not for the catalogue: a request has several, and a bit for each of a million
/// videos would be 125 KB every time. Slots at or beyond the capacity are never in it.
/// </summary>
/// <param name="capacity">Slots below it may be in the set.</param>
public sealed class SlotSet(int capacity)
{
    private const int LeastPlaces = 64;

    // Open addressing, at most half full; a slot is stored as slot + 1, so that 0 is a free place.
    private int[] _places = new int[LeastPlaces];
    private int _count;

    /// <summary>The slots of those videos that a catalogue knows.</summary>
    /// <param name="catalogue">Knows the slots.</param>
    /// <param name="videoIds">Any videos; unknown ones are left out.</param>
    /// <param name="capacity">Slots below it may be in the set.</param>
    public static SlotSet Of(VideoCatalogue catalogue, IEnumerable<long> videoIds, int capacity)
    {
        var slots = new SlotSet(capacity);
        if (videoIds.TryGetNonEnumeratedCount(out var count))
        {
            slots.MakeRoom(count);
        }

        foreach (var videoId in videoIds)
        {
            if (catalogue.TryGetSlot(videoId, out var slot))
            {
                slots.Add(slot);
            }
        }

        return slots;
    }

    /// <summary>Whether a slot is in the set.</summary>
    public bool Contains(int slot) => _places[Find(_places, slot)] != 0;

    /// <summary>Adds a slot.</summary>
    /// <returns>False when it was in the set before, or is beyond the capacity.</returns>
    public bool Add(int slot)
    {
        if ((uint)slot >= (uint)capacity)
        {
            return false;
        }

        var place = Find(_places, slot);
        if (_places[place] != 0)
        {
            return false;
        }

        _places[place] = slot + 1;
        MakeRoom(++_count + 1);
        return true;
    }

    /// <summary>Where to look for a slot first, in a table whose length is a power of two. Slots of one upload, one creator or one list stand side by side: the multiplication (Fibonacci hashing) spreads them.</summary>
    internal static int Place(int slot, int places) => (int)(((uint)slot * 2_654_435_769u) >> (32 - BitOperations.Log2((uint)places)));

    // Where the slot stands, or the free place where it would.
    private static int Find(int[] places, int slot)
    {
        var place = Place(slot, places.Length);
        while (places[place] != 0 && places[place] != slot + 1)
        {
            place = (place + 1) & (places.Length - 1);
        }

        return place;
    }

    private void MakeRoom(int count)
    {
        if (2L * count <= _places.Length)
        {
            return;
        }

        var larger = new int[BitOperations.RoundUpToPowerOf2((uint)(2 * count))];
        foreach (var stored in _places)
        {
            if (stored != 0)
            {
                larger[Find(larger, stored - 1)] = stored;
            }
        }

        _places = larger;
    }
}
