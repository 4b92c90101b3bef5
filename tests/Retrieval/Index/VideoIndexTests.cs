using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Tests.Index;

public sealed class VideoIndexTests
{
    private const int Count = 500;
    private const int Dimensions = 64;

    private readonly Random _random = new(5);
    private readonly float[] _rows;
    private readonly VideoIndex _index;

    public VideoIndexTests()
    {
        _rows = Values(Count * Dimensions);
        _index = new VideoIndex(Dimensions);
        for (var row = 0; row < Count; row++)
        {
            _index.Insert(row * 2, _rows.AsSpan(row * Dimensions, Dimensions));
        }
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
    public void Search_EqualScores_LowerSlotFirst()
    {
        var index = new VideoIndex(2);
        Array.ForEach([9, 3, 5], slot => index.Insert(slot, [1, 0]));

        index.Search([1, 0], new SlotSet(10), 2).Select(c => c.Slot).ShouldBe([3, 5]);
    }

    [Fact]
    public void InsertsAndRemovals_AnyOrder_LeaveWhatADictionaryWouldHold()
    {
        var index = new VideoIndex(2);
        var expected = new Dictionary<int, float>();
        for (var step = 0; step < 8_000; step++)
        {
            var slot = _random.Next(3_000);
            if (_random.Next(5) < 2)
            {
                index.Remove(slot);
                expected.Remove(slot);
            }
            else
            {
                expected[slot] = _random.Next(1_000);
                index.Insert(slot, [expected[slot], 1]);
            }
        }

        index.Count.ShouldBe(expected.Count);
        index.Search([1, 0], new SlotSet(0), 3_000).ShouldBe(
            expected.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => new Candidate(pair.Key, pair.Value)));
    }

    // Slots below 1,000 stay; the others come and go. A vector's only value other than 0 is slot + 1, at the place slot modulo 8: a torn or
    // foreign vector would show as a score that does not belong to its slot.
    [Fact]
    public async Task Search_WhileOthersInsertAndRemove_FindsEverythingThatStaysAndNothingTorn()
    {
        const int Staying = 1_000;
        const int Width = 8;
        var index = new VideoIndex(Width);
        for (var slot = 0; slot < Staying; slot++)
        {
            index.Insert(slot, Vector(slot, Width));
        }

        var isDone = false;
        var writer = Task.Run(() =>
        {
            for (var step = 0; step < 6_000; step++)
            {
                var slot = Staying + (step * 7 % 2_000);
                index.Insert(slot, Vector(slot, Width));
                index.Remove(Staying + (step * 13 % 2_000));
            }

            Volatile.Write(ref isDone, true);
        });

        var searches = 0;
        float[] ones = [.. Enumerable.Repeat(1f, Width)];
        for (; !Volatile.Read(ref isDone) || searches < 5; searches++)
        {
            var found = index.Search(ones, new SlotSet(0), 10_000);
            found.Count(candidate => candidate.Score != candidate.Slot + 1).ShouldBe(0);
            found.Select(candidate => candidate.Slot).Distinct().Count().ShouldBe(found.Count);
            found.Count(candidate => candidate.Slot < Staying).ShouldBe(Staying);
        }

        await writer;
    }

    [Fact]
    public void Search_WrongWidth_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _index.Search(new float[3], new SlotSet(10), 1));

    private static float[] Vector(int slot, int width)
    {
        var vector = new float[width];
        vector[slot % width] = slot + 1;
        return vector;
    }

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
