namespace FeedRanking.CandidateRetrieval.Sources;

/// <summary>A set of catalogue slots, one bit each. Slots at or beyond the capacity are never in it.</summary>
internal sealed class SlotSet(int capacity)
{
    private readonly ulong[] _bits = new ulong[(capacity + 63) / 64];

    public bool Contains(int slot) => (uint)(slot >> 6) < (uint)_bits.Length && (_bits[slot >> 6] & (1UL << (slot & 63))) != 0;

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
