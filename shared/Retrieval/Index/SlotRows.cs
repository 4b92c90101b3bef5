namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Where in the index each slot's embedding lies. Slots are dense, so that this is an array: four bytes a slot and no hashing. One writer at a time;
/// readers are never blocked.
/// </summary>
internal sealed class SlotRows
{
    private const int LeastSlots = 1_024;

    // Row + 1; 0 where there is none.
    private volatile int[] _rows = [];
    private volatile int _count;

    /// <summary>Slots that have a row.</summary>
    public int Count => _count;

    /// <summary>The row of a slot; -1 when it has none.</summary>
    public int Find(int slot)
    {
        var rows = _rows;
        return (uint)slot < (uint)rows.Length ? Volatile.Read(ref rows[slot]) - 1 : -1;
    }

    /// <summary>Gives a slot its row, in place of an earlier one.</summary>
    public void Set(int slot, int row)
    {
        var rows = _rows;
        if (slot >= rows.Length)
        {
            Array.Resize(ref rows, Math.Max(LeastSlots, Math.Max(slot + 1, 2 * rows.Length)));
            _rows = rows;
        }

        _count += rows[slot] == 0 ? 1 : 0;
        Volatile.Write(ref rows[slot], row + 1);
    }

    /// <summary>Takes a slot's row from it.</summary>
    /// <returns>The row; -1 when it had none.</returns>
    public int Remove(int slot)
    {
        var row = Find(slot);
        if (row >= 0)
        {
            Volatile.Write(ref _rows[slot], 0);
            _count--;
        }

        return row;
    }
}
