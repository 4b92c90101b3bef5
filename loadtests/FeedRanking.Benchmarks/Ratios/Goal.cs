namespace FeedRanking.Benchmarks.Ratios;

/// <summary>Where a ratio should be.</summary>
/// <param name="Value">The limit; the limit itself is good enough.</param>
/// <param name="IsMinimum">Whether more is better; otherwise less is.</param>
internal sealed record Goal(double Value, bool IsMinimum)
{
    public static Goal AtLeast(double value) => new(value, true);

    public static Goal AtMost(double value) => new(value, false);

    public bool IsMetBy(double value) => IsMinimum ? value >= Value : value <= Value;

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(IsMinimum ? '≥' : '≤')} {Value:0.###}");
}
