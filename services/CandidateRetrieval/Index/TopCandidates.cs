using FeedRanking.CandidateRetrieval.Sources;

namespace FeedRanking.CandidateRetrieval.Index;

/// <summary>Keeps the best candidates of a stream in a bounded heap. Equal scores: the lower slot wins, so that the order is always the same.</summary>
internal sealed class TopCandidates(int capacity)
{
    // A binary heap whose root is the worst candidate kept.
    private readonly Candidate[] _heap = new Candidate[capacity];
    private int _count;

    /// <summary>Offers a candidate.</summary>
    /// <returns>False when it is not among the best so far.</returns>
    public bool Offer(int slot, float score)
    {
        var candidate = new Candidate(slot, score);
        if (_count < _heap.Length)
        {
            _heap[_count] = candidate;
            SiftUp(_count++);
            return true;
        }

        if (_heap.Length == 0 || !IsWorse(_heap[0], candidate))
        {
            return false;
        }

        _heap[0] = candidate;
        SiftDown();
        return true;
    }

    /// <summary>The candidates kept, best first. Ends the use of this object.</summary>
    public Candidate[] Drain()
    {
        var sorted = _heap.AsSpan(0, _count).ToArray();
        Array.Sort(sorted, static (a, b) => IsWorse(a, b) ? 1 : IsWorse(b, a) ? -1 : 0);
        return sorted;
    }

    private static bool IsWorse(Candidate a, Candidate b) => a.Score < b.Score || (a.Score == b.Score && a.Slot > b.Slot);

    private void SiftUp(int place)
    {
        while (place > 0)
        {
            var parent = (place - 1) / 2;
            if (!IsWorse(_heap[place], _heap[parent]))
            {
                return;
            }

            (_heap[place], _heap[parent]) = (_heap[parent], _heap[place]);
            place = parent;
        }
    }

    private void SiftDown()
    {
        var place = 0;
        while (true)
        {
            var worst = place;
            for (var child = (2 * place) + 1; child <= (2 * place) + 2 && child < _count; child++)
            {
                worst = IsWorse(_heap[child], _heap[worst]) ? child : worst;
            }

            if (worst == place)
            {
                return;
            }

            (_heap[place], _heap[worst]) = (_heap[worst], _heap[place]);
            place = worst;
        }
    }
}
