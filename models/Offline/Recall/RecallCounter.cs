using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Recall;

/// <summary>Counts which wanted videos an answer has found, and how deep.</summary>
internal sealed class RecallCounter
{
    private readonly int[] _foundAt = new int[RecallAt.Deepest];
    private int _pairs;

    /// <summary>Takes one viewer's answer into account.</summary>
    /// <param name="slots">The answer, best first.</param>
    /// <param name="wanted">Slots that the viewer wanted later.</param>
    /// <param name="wantedCount">How many.</param>
    public void Add(IEnumerable<int> slots, SlotSet wanted, int wantedCount)
    {
        _pairs += wantedCount;
        var place = 0;
        foreach (var slot in slots.Take(RecallAt.Deepest))
        {
            _foundAt[place++] += wanted.Contains(slot) ? 1 : 0;
        }
    }

    /// <summary>The result so far; 0 when nobody wanted anything.</summary>
    public RecallAt Result => new(Share(50), Share(100), Share(RecallAt.Deepest), _pairs);

    private double Share(int cut) => _pairs == 0 ? 0 : (double)_foundAt.AsSpan(0, cut).ToArray().Sum() / _pairs;
}
