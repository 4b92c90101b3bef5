using System.Numerics;

namespace NBomber.Measuring;

/// <summary>
/// Counts of non-negative whole numbers in buckets whose width grows with the value: exact below 256, within 1/256 (0.4 %) above. Its
/// memory is fixed (about 40 KB). Minimum, maximum, mean and deviation are exact up to floating-point rounding. Not thread-safe.
/// </summary>
internal sealed class LogLinearHistogram
{
    /// <summary>Greater values are counted as this one: 2^46-1, two years in microseconds or 70 TB.</summary>
    public const long MaxValue = (1L << ExponentLimit) - 1;

    private const int SubBucketBits = 7;
    private const int SubBuckets = 1 << SubBucketBits;
    private const int ExponentLimit = 46;

    private readonly long[] _counts = new long[(ExponentLimit - SubBucketBits + 1) * SubBuckets];
    private double _sum;
    private double _mean;
    private double _squares;

    public long Count { get; private set; }

    public long Min { get; private set; } = long.MaxValue;

    public long Max { get; private set; }

    public double Mean => Count == 0 ? 0 : _sum / Count;

    public double StandardDeviation => Count == 0 ? 0 : Math.Sqrt(Math.Max(0, _squares / Count));

    public void Record(long value)
    {
        value = Math.Clamp(value, 0, MaxValue);
        _counts[IndexOf(value)]++;
        Count++;
        Min = Math.Min(Min, value);
        Max = Math.Max(Max, value);
        _sum += value;

        // Welford's running variance: squares of great values would eat each other's digits.
        var before = value - _mean;
        _mean += before / Count;
        _squares += before * (value - _mean);
    }

    /// <summary>The smallest value that so many percent of the values do not exceed (nearest rank); 0 when there is none.</summary>
    public long Percentile(double percent)
    {
        if (Count == 0)
        {
            return 0;
        }

        var rank = Math.Clamp((long)Math.Ceiling(percent / 100 * Count), 1, Count);
        long seen = 0;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += _counts[index];
            if (seen >= rank)
            {
                return Math.Clamp(MiddleOf(index), Min, Max);
            }
        }

        return Max;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        (Count, Min, Max, _sum, _mean, _squares) = (0, long.MaxValue, 0, 0, 0, 0);
    }

    // The first two rows of sub-buckets have width 1, each further row twice the width of the one before.
    private static int IndexOf(long value)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - SubBucketBits);
        return (shift << SubBucketBits) + (int)(value >> shift);
    }

    private static long MiddleOf(int index)
    {
        var shift = Math.Max(0, (index >> SubBucketBits) - 1);
        var low = (long)(index - (shift << SubBucketBits)) << shift;
        return low + ((1L << shift) >> 1);
    }
}
