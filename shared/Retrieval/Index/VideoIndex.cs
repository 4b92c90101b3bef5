using System.Numerics.Tensors;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Video embeddings in memory, searched whole: exact, with SIMD. One writer at a time inserts and removes while any number of searches
/// run; a search sees every video that was in the index when it began and was not removed meanwhile, and never half a vector.
/// </summary>
/// <remarks>
/// Rows lie in blocks that are only ever appended to: a row is written before the count that makes it visible. A removal marks the row;
/// when a quarter of the rows are marked, the rest move to new blocks, and running searches finish on the old ones.
/// </remarks>
public sealed class VideoIndex
{
    private const int BlockRows = 1_024;
    private const int Removed = -1;
    private const int CompactAtShare = 4;

    private readonly Lock _writing = new();
    private readonly Dictionary<int, int> _rowOfSlot = [];
    private volatile Rows _rows;

    /// <param name="dimensions">Length of an embedding, 1 or more.</param>
    public VideoIndex(int dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        Dimensions = dimensions;
        _rows = new Rows([], 0);
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimensions { get; }

    /// <summary>Videos in the index.</summary>
    public int Count
    {
        get
        {
            lock (_writing)
            {
                return _rowOfSlot.Count;
            }
        }
    }

    /// <summary>Whether a slot is in the index.</summary>
    public bool Contains(int slot)
    {
        lock (_writing)
        {
            return _rowOfSlot.ContainsKey(slot);
        }
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
    public IReadOnlyList<Candidate> Search(ReadOnlySpan<float> query, SlotSet excluded, int cap)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, Dimensions);
        ArgumentNullException.ThrowIfNull(excluded);
        var rows = _rows;
        var best = new TopCandidates(Math.Min(cap, rows.Count));
        for (var start = 0; start < rows.Count; start += BlockRows)
        {
            var block = rows.Blocks[start / BlockRows];
            var count = Math.Min(BlockRows, rows.Count - start);
            for (var row = 0; row < count; row++)
            {
                var slot = Volatile.Read(ref block.Slots[row]);
                if (slot != Removed && !excluded.Contains(slot))
                {
                    best.Offer(slot, TensorPrimitives.Dot(query, block.Values.AsSpan(row * Dimensions, Dimensions)));
                }
            }
        }

        return best.Drain();
    }

    private void Append(int slot, ReadOnlySpan<float> embedding)
    {
        var rows = _rows;
        var blocks = rows.Blocks;
        if (rows.Count == blocks.Length * BlockRows)
        {
            blocks = [.. blocks, new Block(new int[BlockRows], new float[BlockRows * Dimensions])];
        }

        var block = blocks[rows.Count / BlockRows];
        var row = rows.Count % BlockRows;
        embedding.CopyTo(block.Values.AsSpan(row * Dimensions, Dimensions));
        block.Slots[row] = slot;
        _rowOfSlot[slot] = rows.Count;
        _rows = new Rows(blocks, rows.Count + 1);
    }

    private void MarkRemoved(int slot)
    {
        if (_rowOfSlot.Remove(slot, out var row))
        {
            Volatile.Write(ref _rows.Blocks[row / BlockRows].Slots[row % BlockRows], Removed);
        }
    }

    private void CompactIfWorthIt()
    {
        var old = _rows;
        if ((old.Count - _rowOfSlot.Count) * CompactAtShare < Math.Max(old.Count, BlockRows))
        {
            return;
        }

        var blocks = new Block[(_rowOfSlot.Count + BlockRows - 1) / BlockRows];
        var count = 0;
        foreach (var (slot, row) in _rowOfSlot.OrderBy(pair => pair.Value).ToArray())
        {
            var target = blocks[count / BlockRows] ??= new Block(new int[BlockRows], new float[BlockRows * Dimensions]);
            var from = old.Blocks[row / BlockRows].Values.AsSpan(row % BlockRows * Dimensions, Dimensions);
            from.CopyTo(target.Values.AsSpan(count % BlockRows * Dimensions, Dimensions));
            target.Slots[count % BlockRows] = slot;
            _rowOfSlot[slot] = count++;
        }

        _rows = new Rows(blocks, count);
    }

    private sealed record Block(int[] Slots, float[] Values);

    private sealed record Rows(Block[] Blocks, int Count);
}
