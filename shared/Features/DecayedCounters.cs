using System.Buffers.Binary;

namespace FeedRanking.Features;

/// <summary>
/// Counters that forget exponentially, with two half-lives. Decay is linear: counters of a group are the sum of its members' counters,
/// whatever the order in which the events came.
/// </summary>
/// <param name="UpdatedAtMs">The time that the values are valued at, milliseconds since the Unix epoch; 0 when nothing was counted.</param>
/// <param name="Fast">Values with half-life <see cref="FastHalfLifeMs"/>.</param>
/// <param name="Slow">Values with half-life <see cref="SlowHalfLifeMs"/>.</param>
public readonly record struct DecayedCounters(long UpdatedAtMs, CounterValues Fast, CounterValues Slow)
{
    /// <summary>Half-life of <see cref="Fast"/>: 2 days.</summary>
    public const double FastHalfLifeMs = 2 * 86_400_000.0;

    /// <summary>Half-life of <see cref="Slow"/>: 30 days.</summary>
    public const double SlowHalfLifeMs = 30 * 86_400_000.0;

    /// <summary>Bytes of the packed form.</summary>
    public const int PackedBytes = sizeof(long) + (2 * CounterValues.PackedBytes);

    /// <summary>The counters as they stand at a time; a time before the last update leaves them as they are.</summary>
    public DecayedCounters At(long timeMs)
    {
        if (UpdatedAtMs == 0 || timeMs <= UpdatedAtMs)
        {
            return this;
        }

        return DecayedBy(timeMs, SlowFactor(timeMs - UpdatedAtMs));
    }

    /// <summary>The counters valued at a time, with the factor of <see cref="Slow"/> given: that of <see cref="Fast"/> follows from it.</summary>
    internal DecayedCounters DecayedBy(long timeMs, double slowFactor)
    {
        // 30 days are 15 times 2 days, so the fast factor is the slow one to the 15th: one exponential less.
        var second = slowFactor * slowFactor;
        var fourth = second * second;
        var eighth = fourth * fourth;
        return new(timeMs, Fast * (float)(eighth * fourth * second * slowFactor), Slow * (float)slowFactor);
    }

    /// <summary>Counts something that happened at a time; what comes late is counted with the weight it has by now.</summary>
    public DecayedCounters Plus(CounterValues values, long timeMs) => Plus(new DecayedCounters(timeMs, values, values));

    /// <summary>Sum of two sets of counters, valued at the later of their times.</summary>
    public DecayedCounters Plus(DecayedCounters other)
    {
        var timeMs = Math.Max(UpdatedAtMs, other.UpdatedAtMs);
        var (left, right) = (At(timeMs), other.At(timeMs));
        return new(timeMs, left.Fast + right.Fast, left.Slow + right.Slow);
    }

    /// <summary>Difference of two sets of counters, valued at the later of their times.</summary>
    public DecayedCounters Minus(DecayedCounters other) => Plus(new(other.UpdatedAtMs, other.Fast * -1, other.Slow * -1));

    internal void WriteTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, UpdatedAtMs);
        Fast.WriteTo(destination[sizeof(long)..]);
        Slow.WriteTo(destination[(sizeof(long) + CounterValues.PackedBytes)..]);
    }

    internal static DecayedCounters ReadFrom(ReadOnlySpan<byte> source) => new(
        BinaryPrimitives.ReadInt64LittleEndian(source),
        CounterValues.ReadFrom(source[sizeof(long)..]),
        CounterValues.ReadFrom(source[(sizeof(long) + CounterValues.PackedBytes)..]));

    /// <summary>What is left of a slow counter after some time.</summary>
    internal static double SlowFactor(long elapsedMs) => double.Exp2(-elapsedMs / SlowHalfLifeMs);
}
