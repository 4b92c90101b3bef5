using FeedRanking.CandidateRetrieval.Index;
using FeedRanking.CandidateRetrieval.Sources;

namespace FeedRanking.CandidateRetrieval.Tests.Index;

public sealed class ExactIndexTests
{
    private const int Count = 500;
    private const int Dimensions = 64;

    private readonly Random _random = new(5);
    private readonly float[] _rows;
    private readonly ExactIndex _index;

    public ExactIndexTests()
    {
        _rows = Values(Count * Dimensions);
        _index = new ExactIndex(Dimensions, [.. Enumerable.Range(0, Count).Select(row => row * 2)], _rows);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(Count)]
    [InlineData(Count + 100)]
    public void Search_AnyCap_EqualsBruteForce(int cap)
    {
        var query = Values(Dimensions);
        var excluded = new SlotSet(Count * 2);
        for (var slot = 0; slot < Count; slot += 14)
        {
            excluded.Add(slot);
        }

        var found = _index.Search(query, excluded, cap);

        var expected = Enumerable.Range(0, Count).Where(row => !excluded.Contains(row * 2))
            .Select(row => (Slot: row * 2, Score: Dot(query, row))).OrderByDescending(pair => pair.Score).Take(cap).ToList();
        found.Select(candidate => candidate.Slot).ShouldBe(expected.Select(pair => pair.Slot));
        found.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First.Score - pair.Second.Score) < 1e-4);
    }

    [Fact]
    public void Search_EqualScores_LowerSlotFirst() =>
        new ExactIndex(2, [9, 3, 5], [1, 0, 1, 0, 1, 0]).Search([1, 0], new SlotSet(10), 2).Select(c => c.Slot).ShouldBe([3, 5]);

    [Fact]
    public void Search_WrongWidth_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _index.Search(new float[3], new SlotSet(10), 1));

    private double Dot(float[] query, int row)
    {
        var sum = 0.0;
        for (var i = 0; i < Dimensions; i++)
        {
            sum += (double)query[i] * _rows[(row * Dimensions) + i];
        }

        return sum;
    }

    private float[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => _random.NextSingle() - 0.5f)];
}
