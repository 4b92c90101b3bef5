using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Keeps the best candidates of a stream in a bounded heap. Equal scores: the lower slot wins, so that the order is always the same.
/// Score and slot are one integer, so that a comparison is one instruction and the final sort needs no comparer.
/// </summary>
internal sealed class TopCandidates(int capacity)
{
    // A binary heap whose root is the worst candidate kept: the greatest key.
    private readonly ulong[] _heap = new ulong[capacity];
    private int _count;

    /// <summary>Offers a candidate; its score must be finite.</summary>
    /// <returns>False when it is not among the best so far.</returns>
    public bool Offer(int slot, float score)
    {
        var key = KeyOf(slot, score);
        if (_count < _heap.Length)
        {
            _heap[_count] = key;
            SiftUp(_count++);
            return true;
        }

        if (_heap.Length == 0 || key >= _heap[0])
        {
            return false;
        }

        SiftDown(key);
        return true;
    }

    /// <summary>The candidates kept, best first. Ends the use of this object.</summary>
    public Candidate[] Drain()
    {
        Array.Sort(_heap, 0, _count);
        var sorted = new Candidate[_count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = new Candidate((int)(uint)_heap[i], ScoreOf(_heap[i]));
        }

        return sorted;
    }

    // Bits of a float rise with its value once the sign is turned: all bits of negative ones, the sign bit of the others. Inverted, the
    // best score is the least key.
    private static ulong KeyOf(int slot, float score)
    {
        var bits = BitConverter.SingleToUInt32Bits(score);
        var rising = (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
        return ((ulong)~rising << 32) | (uint)slot;
    }

    private static float ScoreOf(ulong key)
    {
        var rising = ~(uint)(key >> 32);
        return BitConverter.UInt32BitsToSingle((rising & 0x8000_0000) != 0 ? rising & 0x7fff_ffff : ~rising);
    }

    private void SiftUp(int place)
    {
        var key = _heap[place];
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (key <= _heap[parent])
            {
                break;
            }

            _heap[place] = _heap[parent];
            place = parent;
        }

        _heap[place] = key;
    }

    // Puts a key in the root's place and lets it sink.
    private void SiftDown(ulong key)
    {
        var place = 0;
        while (true)
        {
            var child = (2 * place) + 1;
            if (child >= _count)
            {
                break;
            }

            child += child + 1 < _count && _heap[child + 1] > _heap[child] ? 1 : 0;
            if (_heap[child] <= key)
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = key;
    }
}
