using System.Buffers;
using System.Numerics;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Merge;

/// <summary>
/// The slots that a merge has taken, each with the source that it came from. Memory for as many as the sources propose, not for the catalogue;
/// return it with <see cref="Dispose"/>.
/// </summary>
internal readonly ref struct TakenSlots
{
    private const int SourceBits = 8;

    private readonly ulong[] _rented;
    private readonly Span<ulong> _places;

    /// <param name="most">Most slots that will be added.</param>
    public TakenSlots(int most)
    {
        // Open addressing, at most half full; 0 is a free place.
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, 2 * most));
        _rented = ArrayPool<ulong>.Shared.Rent(places);
        _places = _rented.AsSpan(0, places);
        _places.Clear();
    }

    /// <summary>Takes a slot.</summary>
    /// <returns>False when it was taken before; it then stays with its first source.</returns>
    public bool Add(int slot, int source)
    {
        ref var place = ref Find(slot);
        if (place != 0)
        {
            return false;
        }

        place = ((ulong)(slot + 1) << SourceBits) | (byte)source;
        return true;
    }

    /// <summary>The source of a slot that was taken.</summary>
    public int SourceOf(int slot) => (byte)Find(slot);

    /// <summary>Returns the memory.</summary>
    public void Dispose() => ArrayPool<ulong>.Shared.Return(_rented);

    // Where the slot stands, or the free place where it would.
    private ref ulong Find(int slot)
    {
        var mask = _places.Length - 1;
        var place = SlotSet.Place(slot, _places.Length);
        while (_places[place] != 0 && _places[place] >> SourceBits != (ulong)(slot + 1))
        {
            place = (place + 1) & mask;
        }

        return ref _places[place];
    }
}
