using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Video embeddings in memory, searched whole: a pass over one byte per value, then the true scores of what that leaves, so that the
/// answer is exact. A large index is searched on all cores. One writer at a time inserts and removes while any number of searches run; a
/// search sees every video that was in the index when it began and was not removed meanwhile, and never half a vector.
/// </summary>
/// <remarks>
/// Rows lie in blocks that are only ever appended to: a row is written before the count that makes it visible. A removal marks the row;
/// when a quarter of the rows are marked, the rest move to new blocks, and running searches finish on the old ones.
/// </remarks>
public sealed class VideoIndex
{
    // A search on one core takes about a millisecond per so many rows; less is not worth a second core.
    internal const int PartRows = 250_000;

    private const int CompactAtShare = 4;

    private readonly Lock _writing = new();
    private readonly int _cores;
    private volatile Rows _rows;

    /// <param name="dimensions">Length of an embedding, 1 or more.</param>
    /// <param name="cores">Most cores that one search may take, 1 or more; all of the machine by default. A small index is searched on one.</param>
    public VideoIndex(int dimensions, int? cores = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        _cores = cores ?? Environment.ProcessorCount;
        ArgumentOutOfRangeException.ThrowIfLessThan(_cores, 1);
        Dimensions = dimensions;
        _rows = new Rows([], 0, new SlotRows());
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimensions { get; }

    /// <summary>Videos in the index.</summary>
    public int Count => _rows.OfSlots.Count;

    /// <summary>Whether a slot is in the index.</summary>
    public bool Contains(int slot) => _rows.OfSlots.Find(slot) >= 0;

    /// <summary>The embedding of a slot, when it is in the index. Of one that is replaced meanwhile perhaps none, never a wrong one.</summary>
    public bool TryGet(int slot, out ReadOnlySpan<float> embedding)
    {
        var rows = _rows;
        var row = rows.OfSlots.Find(slot);
        var found = (uint)row < (uint)rows.Count && Volatile.Read(ref rows.Blocks[row / IndexBlock.Rows].Slots[row % IndexBlock.Rows]) == slot;
        embedding = found ? rows.Blocks[row / IndexBlock.Rows].Embedding(row % IndexBlock.Rows) : default;
        return found;
    }

    /// <summary>Adds a video, or replaces its embedding.</summary>
    /// <param name="slot">Its slot in the catalogue, 0 or more.</param>
    /// <param name="embedding"><see cref="Dimensions"/> finite values.</param>
    public void Insert(int slot, ReadOnlySpan<float> embedding)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfNotEqual(embedding.Length, Dimensions);
        lock (_writing)
        {
            // Of a replaced video, a search that runs meanwhile may meet neither row: a moment's absence, never a wrong vector.
            MarkRemoved(slot);
            CompactIfWorthIt();
            Append(slot, embedding);
        }
    }

    /// <summary>Takes a video out; does nothing when it is not there.</summary>
    public void Remove(int slot)
    {
        lock (_writing)
        {
            MarkRemoved(slot);
            CompactIfWorthIt();
        }
    }

    /// <summary>The candidates with the largest dot products, best first; of equal ones the lower slot.</summary>
    /// <param name="query">Embedding of the viewer.</param>
    /// <param name="excluded">Slots to leave out.</param>
    /// <param name="cap">Most candidates.</param>
    /// <param name="cancellationToken">Stops the search within some ten thousand rows.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public IReadOnlyList<Candidate> Search(ReadOnlySpan<float> query, SlotSet excluded, int cap, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, Dimensions);
        ArgumentNullException.ThrowIfNull(excluded);
        var rows = _rows;
        var wanted = Math.Min(cap, rows.Count);
        if (wanted <= 0)
        {
            return [];
        }

        var coded = new CodedQuery(query);
        var parts = Math.Min(_cores, rows.Count / PartRows);
        var keys = parts < 2
            ? IndexScan.Run(rows.Blocks, 0, rows.Count, coded, excluded, wanted, cancellationToken)
            : SearchInParts(parts, rows, coded, excluded, wanted, cancellationToken);
        Array.Sort(keys);
        var found = new Candidate[Math.Min(wanted, keys.Length)];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = ScoreKey.Candidate(keys[i]);
        }

        return found;
    }

    // Every core takes a run of whole blocks.
    private static ulong[] SearchInParts(int count, Rows rows, CodedQuery query, SlotSet excluded, int wanted, CancellationToken cancellationToken)
    {
        var parts = new ulong[count][];
        var blocks = (rows.Blocks.Length + parts.Length - 1) / parts.Length;
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellationToken }, part => parts[part] = IndexScan.Run(
            rows.Blocks,
            part * blocks * IndexBlock.Rows,
            Math.Min((part + 1) * blocks * IndexBlock.Rows, rows.Count),
            query,
            excluded,
            wanted,
            cancellationToken));
        return [.. parts.SelectMany(keys => keys)];
    }

    private void Append(int slot, ReadOnlySpan<float> embedding)
    {
        var rows = _rows;
        var blocks = rows.Blocks;
        if (rows.Count == blocks.Length * IndexBlock.Rows)
        {
            blocks = [.. blocks, new IndexBlock(Dimensions)];
        }

        blocks[rows.Count / IndexBlock.Rows].Write(rows.Count % IndexBlock.Rows, slot, embedding);
        rows.OfSlots.Set(slot, rows.Count);
        _rows = new Rows(blocks, rows.Count + 1, rows.OfSlots);
    }

    private void MarkRemoved(int slot)
    {
        if (_rows.OfSlots.Remove(slot) is var row and >= 0)
        {
            Volatile.Write(ref _rows.Blocks[row / IndexBlock.Rows].Slots[row % IndexBlock.Rows], IndexBlock.Removed);
        }
    }

    private void CompactIfWorthIt()
    {
        var old = _rows;
        if ((old.Count - old.OfSlots.Count) * CompactAtShare < Math.Max(old.Count, IndexBlock.Rows))
        {
            return;
        }

        // Who looks for an embedding meanwhile does so in the old places.
        var ofSlots = new SlotRows();
        var blocks = new IndexBlock[(old.OfSlots.Count + IndexBlock.Rows - 1) / IndexBlock.Rows];
        var count = 0;
        for (var row = 0; row < old.Count; row++)
        {
            var (block, place) = (old.Blocks[row / IndexBlock.Rows], row % IndexBlock.Rows);
            if (block.Slots[place] is var slot and not IndexBlock.Removed)
            {
                var target = blocks[count / IndexBlock.Rows] ??= new IndexBlock(Dimensions);
                target.Write(count % IndexBlock.Rows, slot, block.Embedding(place));
                ofSlots.Set(slot, count++);
            }
        }

        _rows = new Rows(blocks, count, ofSlots);
    }

    private sealed record Rows(IndexBlock[] Blocks, int Count, SlotRows OfSlots);
}
