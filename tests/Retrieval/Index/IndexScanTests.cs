using FeedRanking.Retrieval.Index;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Retrieval.Tests.Index;

public sealed class IndexScanTests
{
    private const int Dimensions = 64;

    // Rows of very different lengths, many of them twice: scores that the codes alone cannot tell apart.
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(3_000)]
    public void Search_CloseAndEqualScores_FindsWhatFloatsFindToTheLastBit(int cap)
    {
        var random = new Random(cap);
        const int Count = 9_000;
        var rows = new float[Count][];
        var index = new VideoIndex(Dimensions);
        for (var slot = 0; slot < Count; slot++)
        {
            var length = MathF.Pow(10, (random.NextSingle() * 4) - 2);
            rows[slot] = slot % 3 == 2 ? rows[slot - 1] : [.. Enumerable.Range(0, Dimensions).Select(_ => length * (random.NextSingle() - 0.5f))];
            index.Insert(slot, rows[slot]);
        }

        float[] query = [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f)];
        var expected = Enumerable.Range(0, Count)
            .Select(slot => new Candidate(slot, System.Numerics.Tensors.TensorPrimitives.Dot<float>(query, rows[slot])))
            .OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Slot).Take(cap);

        index.Search(query, new SlotSet(0), cap).ShouldBe(expected);
    }

    [Fact]
    public void Search_QueryOfZeros_LowerSlotsFirst()
    {
        var index = Index(5_000);

        index.Search(new float[1], new SlotSet(0), 3).ShouldBe([new(0, 0), new(1, 0), new(2, 0)]);
    }

    [Fact]
    public void Search_LargeIndex_IsTheSameInPartsOnAllCores()
    {
        const int Count = (2 * VideoIndex.PartRows) + 10;
        var excluded = new SlotSet(Count);
        excluded.Add(Count - 1);

        Index(Count).Search([1], excluded, 3).ShouldBe([new(Count - 2, Count - 2), new(Count - 3, Count - 3), new(Count - 4, Count - 4)]);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2 * VideoIndex.PartRows)]
    public void Search_CallerHasGivenUp_Stops(int count) =>
        Should.Throw<OperationCanceledException>(() => Index(count).Search([1], new SlotSet(0), 3, new CancellationToken(canceled: true)));

    // One value per row: its slot.
    private static VideoIndex Index(int count)
    {
        var index = new VideoIndex(1);
        for (var slot = 0; slot < count; slot++)
        {
            index.Insert(slot, [slot]);
        }

        return index;
    }
}
