using System.Runtime.InteropServices;

namespace FeedRanking.Pipeline;

/// <summary>Scores of many candidates: one row each, one column per head.</summary>
public sealed class Scores
{
    private readonly ReadOnlyMemory<float> _values;

    /// <summary>Wraps a row-major matrix without copying it.</summary>
    /// <param name="heads">Column names; at least one.</param>
    /// <param name="values">Row-major, rows × heads.</param>
    /// <exception cref="StageFailureException">The values do not fill whole rows (reason: invalid answer).</exception>
    public Scores(IReadOnlyList<string> heads, ReadOnlyMemory<float> values)
    {
        if (heads.Count == 0 || values.Length % heads.Count != 0)
        {
            throw new StageFailureException(
                StageReasons.InvalidAnswer, $"{values.Length} scores do not fill rows of {heads.Count} heads.");
        }

        Heads = heads;
        _values = values;
    }

    /// <summary>Column names.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>Number of rows.</summary>
    public int Count => _values.Length / Heads.Count;

    /// <summary>The model that scored, when one did.</summary>
    public ModelUse? Model { get; init; }

    /// <summary>The scores of one candidate, in the order of <see cref="Heads"/>.</summary>
    public ReadOnlySpan<float> Row(int row) => _values.Span.Slice(row * Heads.Count, Heads.Count);

    /// <summary>Whether every score is a number: neither NaN nor infinite.</summary>
    public bool AllFinite()
    {
        // An exponent of all ones is NaN or infinity; integer compares keep this well under a microsecond for 1,000 rows.
        const int exponent = 0x7F80_0000;
        foreach (var bits in MemoryMarshal.Cast<float, int>(_values.Span))
        {
            if ((bits & exponent) == exponent)
            {
                return false;
            }
        }

        return true;
    }
}
