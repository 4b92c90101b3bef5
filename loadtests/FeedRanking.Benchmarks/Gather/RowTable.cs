namespace FeedRanking.Benchmarks.Gather;

/// <summary>Rows of 256 bytes in one piece of memory, gathered with memcpy: the least that fetching rows can cost.</summary>
internal sealed class RowTable
{
    public const int RowBytes = 256;

    private readonly byte[] _rows;
    private readonly byte[] _gathered;

    /// <param name="rows">Rows of the table.</param>
    /// <param name="mostGathered">Rows of one gather, at most.</param>
    public RowTable(int rows, int mostGathered)
    {
        _rows = GC.AllocateUninitializedArray<byte>(rows * RowBytes, pinned: true);
        _rows.AsSpan().Fill(1);
        _gathered = new byte[mostGathered * RowBytes];
    }

    /// <summary>Copies the rows of these slots behind each other.</summary>
    /// <returns>A byte of them, so that the copy is not optimised away.</returns>
    public byte Gather(ReadOnlySpan<int> slots)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            _rows.AsSpan(slots[i] * RowBytes, RowBytes).CopyTo(_gathered.AsSpan(i * RowBytes, RowBytes));
        }

        return _gathered[0];
    }
}
