using FeedRanking.Features;

namespace FeedRanking.Retrieval.Sources;

/// <summary>A set of catalogue slots, one bit each. Slots at or beyond the capacity are never in it.</summary>
public sealed class SlotSet(int capacity)
{
    private readonly ulong[] _bits = new ulong[(capacity + 63) / 64];

    /// <summary>The slots of those videos that a catalogue knows.</summary>
    /// <param name="catalogue">Knows the slots.</param>
    /// <param name="videoIds">Any videos; unknown ones are left out.</param>
    /// <param name="capacity">Slots that the set has room for.</param>
    public static SlotSet Of(VideoCatalogue catalogue, IEnumerable<long> videoIds, int capacity)
    {
        var slots = new SlotSet(capacity);
        foreach (var videoId in videoIds)
        {
            if (catalogue.TryGetSlot(videoId, out var slot))
            {
                slots.Add(slot);
            }
        }

        return slots;
    }

    /// <summary>A set of its own with the same slots, as far as they lie below a capacity.</summary>
    public SlotSet Copy(int newCapacity)
    {
        var copy = new SlotSet(newCapacity);
        _bits.AsSpan(0, Math.Min(_bits.Length, copy._bits.Length)).CopyTo(copy._bits);
        return copy;
    }

    /// <summary>Whether a slot is in the set.</summary>
    public bool Contains(int slot) => (uint)(slot >> 6) < (uint)_bits.Length && (_bits[slot >> 6] & (1UL << (slot & 63))) != 0;

    /// <summary>Adds a slot.</summary>
    /// <returns>False when it was in the set before, or is beyond the capacity.</returns>
    public bool Add(int slot)
    {
        if ((uint)slot >= (uint)capacity || Contains(slot))
        {
            return false;
        }

        _bits[slot >> 6] |= 1UL << (slot & 63);
        return true;
    }
}
