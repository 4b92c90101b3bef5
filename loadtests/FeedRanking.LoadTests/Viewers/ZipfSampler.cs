namespace FeedRanking.LoadTests.Viewers;

/// <summary>Draws ranks 0 to count − 1 with probability proportional to 1 / (rank + 1)^exponent: few viewers come often, most seldom.</summary>
internal sealed class ZipfSampler
{
    private readonly double[] _cumulative;

    /// <param name="count">Ranks; at least 1.</param>
    /// <param name="exponent">0 is even; 1 is the classic law.</param>
    public ZipfSampler(int count, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _cumulative = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
        {
            sum += Math.Pow(rank + 1, -exponent);
            _cumulative[rank] = sum;
        }
    }

    public int Next(Random random)
    {
        var found = Array.BinarySearch(_cumulative, random.NextDouble() * _cumulative[^1]);
        return Math.Min(found < 0 ? ~found : found + 1, _cumulative.Length - 1);
    }
}
