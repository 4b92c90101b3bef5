using System.Numerics.Tensors;
using FeedRanking.CandidateRetrieval.Sources;

namespace FeedRanking.CandidateRetrieval.Index;

/// <summary>
/// Video embeddings in one contiguous block, searched whole: exact, and fast enough while the block fits the cache. Immutable; a new
/// catalogue makes a new one.
/// </summary>
internal sealed class ExactIndex
{
    private readonly float[] _rows;
    private readonly int[] _slots;

    /// <param name="dimensions">Length of an embedding.</param>
    /// <param name="slots">Catalogue slot of each row.</param>
    /// <param name="rows">slots.Length × dimensions values, row-major.</param>
    public ExactIndex(int dimensions, int[] slots, float[] rows)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.Length, slots.Length * dimensions);
        Dimensions = dimensions;
        _slots = slots;
        _rows = rows;
    }

    /// <summary>Length of an embedding.</summary>
    public int Dimensions { get; }

    /// <summary>Videos in the index.</summary>
    public int Count => _slots.Length;

    /// <summary>The candidates with the largest dot products, best first.</summary>
    /// <param name="query">Embedding of the viewer.</param>
    /// <param name="excluded">Slots to leave out.</param>
    /// <param name="cap">Most candidates.</param>
    public IReadOnlyList<Candidate> Search(ReadOnlySpan<float> query, SlotSet excluded, int cap)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Length, Dimensions);
        var best = new TopCandidates(Math.Min(cap, Count));
        for (var row = 0; row < _slots.Length; row++)
        {
            var score = TensorPrimitives.Dot(query, _rows.AsSpan(row * Dimensions, Dimensions));
            if (!excluded.Contains(_slots[row]))
            {
                best.Offer(_slots[row], score);
            }
        }

        return best.Drain();
    }
}
