namespace FeedRanking.World;

/// <summary>Items drawn in proportion to their weights.</summary>
internal sealed class WeightedList
{
    private readonly int[] _items;
    private readonly double[] _cumulative;

    public WeightedList(IEnumerable<(int Item, double Weight)> weighted)
    {
        var pairs = weighted.ToArray();
        _items = Array.ConvertAll(pairs, pair => pair.Item);
        _cumulative = new double[pairs.Length];
        var sum = 0.0;
        for (var i = 0; i < pairs.Length; i++)
        {
            sum += pairs[i].Weight;
            _cumulative[i] = sum;
        }
    }

    public int Count => _items.Length;

    public int Draw(WorldRandom random)
    {
        var place = Array.BinarySearch(_cumulative, random.Uniform() * _cumulative[^1]);
        return _items[Math.Min(place < 0 ? ~place : place, _items.Length - 1)];
    }
}
