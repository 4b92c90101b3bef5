using System.Buffers;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Rows that may be among the best of a scan, known only by bounds of their scores. Once enough have come, what cannot be among the best
/// any more is let go and not let in. Nothing that could be is ever lost: where bounds do not tell, it grows. Return its memory with
/// <see cref="Dispose"/>.
/// </summary>
internal sealed class Reservoir : IDisposable
{
    private const int Steps = 1_024;

    private readonly int _wanted;
    private Entry[] _entries;
    private int _count;

    /// <param name="wanted">How many rows are wanted at last, 1 or more.</param>
    public Reservoir(int wanted)
    {
        _wanted = wanted;
        _entries = ArrayPool<Entry>.Shared.Rent((2 * wanted) + (2 * IndexBlock.Rows));
    }

    /// <summary>A row whose score is certainly less than this is not among the best.</summary>
    public float Least { get; private set; } = float.NegativeInfinity;

    /// <summary>What there is, in the order in which it came.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Makes room for the rows of one more block.</summary>
    public void MakeRoom()
    {
        if (_count + IndexBlock.Rows <= _entries.Length)
        {
            return;
        }

        Thin();
        if (_count + IndexBlock.Rows > _entries.Length / 4 * 3)
        {
            var larger = ArrayPool<Entry>.Shared.Rent(2 * _entries.Length);
            Entries.CopyTo(larger);
            ArrayPool<Entry>.Shared.Return(_entries);
            _entries = larger;
        }
    }

    /// <summary>Takes a row in; <see cref="MakeRoom"/> was called since the last whole block.</summary>
    public void Add(Entry entry) => _entries[_count++] = entry;

    /// <summary>Lets go what cannot be among the best of all that came.</summary>
    public void Thin()
    {
        if (_count <= _wanted)
        {
            return;
        }

        Least = Math.Max(Least, NthLargest());
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var entry = _entries[i];
            _entries[kept] = entry;
            kept += entry.Highest >= Least ? 1 : 0;
        }

        _count = kept;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<Entry>.Shared.Return(_entries);

    // The wanted-th largest lower bound, or a little less: counted in steps of equal width instead of sorted, which is cheaper.
    private float NthLargest()
    {
        var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (ref readonly var entry in Entries)
        {
            least = entry.Lowest < least ? entry.Lowest : least;
            largest = entry.Lowest > largest ? entry.Lowest : largest;
        }

        if (!(largest > least) || !float.IsFinite(largest - least))
        {
            return least;
        }

        Span<int> counts = stackalloc int[Steps];
        counts.Clear();
        var stepsPerUnit = (Steps - 1) / (largest - least);
        foreach (ref readonly var entry in Entries)
        {
            counts[(int)((entry.Lowest - least) * stepsPerUnit)]++;
        }

        var (step, above) = (Steps - 1, counts[^1]);
        while (above < _wanted)
        {
            above += counts[--step];
        }

        // One step lower: rounding may have put a value into the step above its own.
        return least + (Math.Max(0, step - 1) / stepsPerUnit);
    }

    /// <summary>A row with bounds of its score.</summary>
    /// <param name="Row">Its place in the index.</param>
    /// <param name="Slot">Its video's slot.</param>
    /// <param name="Lowest">Its score is no less.</param>
    /// <param name="Highest">Its score is no more.</param>
    internal readonly record struct Entry(int Row, int Slot, float Lowest, float Highest);
}
