namespace FeedRanking.LoadTests.Measuring;

/// <summary>Percentiles of values, exact: the smallest value that so large a share of all does not exceed.</summary>
internal sealed record Percentiles(int Count, double P50Ms, double P95Ms, double P99Ms, double MaxMs)
{
    public static Percentiles Of(IEnumerable<double> valuesMs)
    {
        double[] sorted = [.. valuesMs];
        Array.Sort(sorted);
        return new(sorted.Length, At(sorted, 0.50), At(sorted, 0.95), At(sorted, 0.99), At(sorted, 1));
    }

    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>0 when there are no values.</returns>
    public static double At(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
}
