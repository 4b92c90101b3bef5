using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// One pass over rows of the index: bounds of every score from the codes, then the true scores, in floats, of what the bounds leave. What
/// comes out is what the floats alone would have found, to the last bit.
/// </summary>
internal static class IndexScan
{
    // A look at the token costs little beside so many rows, 64 KB of codes each 1,024.
    private const int BlocksBetweenLooks = 64;

    /// <summary>Keys (<see cref="ScoreKey"/>) of the best rows, in no order, at least as many as wanted where there are so many.</summary>
    /// <param name="blocks">The rows.</param>
    /// <param name="first">First row, at the start of a block.</param>
    /// <param name="end">After the last row.</param>
    /// <param name="query">The viewer.</param>
    /// <param name="excluded">Slots to leave out.</param>
    /// <param name="wanted">How many, 1 or more.</param>
    /// <param name="cancellationToken">Stops the pass.</param>
    public static ulong[] Run(
        IndexBlock[] blocks, int first, int end, CodedQuery query, SlotSet excluded, int wanted, CancellationToken cancellationToken)
    {
        using var best = new Reservoir(wanted);
        for (var start = first; start < end; start += IndexBlock.Rows)
        {
            if (start / IndexBlock.Rows % BlocksBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            best.MakeRoom();
            Collect(blocks[start / IndexBlock.Rows], start, Math.Min(IndexBlock.Rows, end - start), query, excluded, best);
        }

        best.Thin();
        var keys = new ulong[best.Entries.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var (row, slot, _, _) = best.Entries[i];
            keys[i] = ScoreKey.Of(slot, TensorPrimitives.Dot(query.Embedding, blocks[row / IndexBlock.Rows].Embedding(row % IndexBlock.Rows)));
        }

        return keys;
    }

    private static void Collect(IndexBlock block, int start, int count, CodedQuery query, SlotSet excluded, Reservoir best)
    {
        Span<int> products = stackalloc int[IndexBlock.Rows];
        products = products[..((count + CodeProducts.Step - 1) / CodeProducts.Step * CodeProducts.Step)];
        CodeProducts.Compute(block.Codes, query.Codes, products);
        var (scale, error, least) = (Vector256.Create(query.Scale), Vector256.Create(query.Error), Vector256.Create(best.Least));
        for (var at = 0; at < count; at += Vector256<float>.Count)
        {
            var near = Vector256.ConvertToSingle(Vector256.Create<int>(products[at..])) * scale;
            var highest = Vector256.Create<float>(block.Scales.AsSpan(at)) * (near + error);
            for (var hits = Vector256.GreaterThanOrEqual(highest, least).ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
            {
                var lane = System.Numerics.BitOperations.TrailingZeroCount(hits);
                var row = at + lane;
                var slot = Volatile.Read(ref block.Slots[row]);
                if (row < count && slot != IndexBlock.Removed && !excluded.Contains(slot))
                {
                    best.Add(new(start + row, slot, block.Scales[row] * (near[lane] - query.Error), highest[lane]));
                }
            }
        }
    }
}
