using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace FeedRanking.Features;

/// <summary>One value per <see cref="Counter"/>. Sums and multiples work on all eight at once.</summary>
/// <param name="Values">The values in the order of <see cref="Counter"/>.</param>
public readonly record struct CounterValues(Vector256<float> Values)
{
    /// <summary>Bytes of the packed form.</summary>
    public const int PackedBytes = 8 * sizeof(float);

    /// <summary>The value of one counter.</summary>
    public float this[Counter counter] => Values[(int)counter];

    /// <summary>These values with one changed.</summary>
    public CounterValues With(Counter counter, float value) => new(Values.WithElement((int)counter, value));

    /// <summary>Sum.</summary>
    public static CounterValues operator +(CounterValues left, CounterValues right) => new(left.Values + right.Values);

    /// <summary>Difference.</summary>
    public static CounterValues operator -(CounterValues left, CounterValues right) => new(left.Values - right.Values);

    /// <summary>Multiple.</summary>
    public static CounterValues operator *(CounterValues values, float factor) => new(values.Values * factor);

    /// <summary>Sum, for languages without operators.</summary>
    public static CounterValues Add(CounterValues left, CounterValues right) => left + right;

    /// <summary>Difference, for languages without operators.</summary>
    public static CounterValues Subtract(CounterValues left, CounterValues right) => left - right;

    /// <summary>Multiple, for languages without operators.</summary>
    public static CounterValues Multiply(CounterValues values, float factor) => values * factor;

    internal void WriteTo(Span<byte> destination)
    {
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(destination[(i * sizeof(float))..], Values[i]);
        }
    }

    internal static CounterValues ReadFrom(ReadOnlySpan<byte> source)
    {
        Span<float> values = stackalloc float[Vector256<float>.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(i * sizeof(float))..]);
            if (!float.IsFinite(values[i]))
            {
                throw new FormatException($"Counter {(Counter)i} is {values[i]}: expected a finite number.");
            }
        }

        return new(Vector256.Create<float>(values));
    }
}
