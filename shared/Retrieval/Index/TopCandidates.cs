using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Index;

/// <summary>
/// Keeps the best candidates of a stream in a bounded heap. Equal scores: the lower slot wins, so that the order is always the same.
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
        var key = ScoreKey.Of(slot, score);
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

    /// <summary>What is kept, as <see cref="ScoreKey"/>s in no order of use.</summary>
    public ReadOnlySpan<ulong> Keys => _heap.AsSpan(0, _count);

    /// <summary>The candidates kept, best first. Ends the use of this object.</summary>
    public Candidate[] Drain()
    {
        Array.Sort(_heap, 0, _count);
        var sorted = new Candidate[_count];
        for (var i = 0; i < sorted.Length; i++)
        {
            sorted[i] = ScoreKey.Candidate(_heap[i]);
        }

        return sorted;
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
