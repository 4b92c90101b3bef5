using System.Runtime.CompilerServices;

namespace FeedRanking.Features;

/// <summary>
/// Slots by video id: open addressing in one flat array, so that a lookup is one line of memory that can be asked for ahead of time. One writer at a
/// time; readers are never blocked. Ids are never taken out.
/// </summary>
internal sealed class SlotTable
{
    // No id has this value; an entry that holds it is free.
    private const long Free = long.MinValue;

    // How many lookups ahead memory is asked for.
    private const int Ahead = 12;

    private volatile Entry[] _entries = MakeEntries(1_024);
    private int _count;

    /// <summary>The slot of an id, when it is there.</summary>
    public bool TryGet(long id, out int slot)
    {
        slot = Find(_entries, id);
        return slot >= 0;
    }

    /// <summary>Looks up many ids.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="slots">As many slots; -1 for an id that is not there.</param>
    /// <returns>How many are not there.</returns>
    public int Find(ReadOnlySpan<long> ids, Span<int> slots)
    {
        var entries = _entries;
        var missing = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (i + Ahead < ids.Length)
            {
                Prefetch.Line(ref entries[Place(entries, ids[i + Ahead])]);
            }

            slots[i] = Find(entries, ids[i]);
            missing += slots[i] < 0 ? 1 : 0;
        }

        return missing;
    }

    /// <summary>Adds an id that is not there.</summary>
    public void Add(long id, int slot)
    {
        if ((_count + 1) * 2 > _entries.Length)
        {
            Grow();
        }

        Put(_entries, id, slot);
        _count++;
    }

    private static Entry[] MakeEntries(int length)
    {
        var entries = new Entry[length];
        Array.Fill(entries, new Entry { Id = Free });
        return entries;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(Entry[] entries, long id) => (int)Buckets.Mix((ulong)id) & (entries.Length - 1);

    private static int Find(Entry[] entries, long id)
    {
        for (var place = Place(entries, id); ; place = (place + 1) & (entries.Length - 1))
        {
            var found = Volatile.Read(ref entries[place].Id);
            if (found == id)
            {
                return entries[place].Slot;
            }

            if (found == Free)
            {
                return -1;
            }
        }
    }

    private static void Put(Entry[] entries, long id, int slot)
    {
        var place = Place(entries, id);
        while (entries[place].Id != Free)
        {
            place = (place + 1) & (entries.Length - 1);
        }

        // A reader that sees the id sees its slot.
        entries[place].Slot = slot;
        Volatile.Write(ref entries[place].Id, id);
    }

    private void Grow()
    {
        var grown = MakeEntries(_entries.Length * 2);
        foreach (var entry in _entries)
        {
            if (entry.Id != Free)
            {
                Put(grown, entry.Id, entry.Slot);
            }
        }

        _entries = grown;
    }

    private struct Entry
    {
        public long Id;
        public int Slot;
    }
}
