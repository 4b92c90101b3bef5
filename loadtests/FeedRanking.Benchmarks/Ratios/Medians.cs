namespace FeedRanking.Benchmarks.Ratios;

/// <summary>Order statistics of few figures.</summary>
internal static class Medians
{
    /// <summary>The middle figure; of an even number the mean of the two in the middle.</summary>
    /// <exception cref="ArgumentException">There is no figure.</exception>
    public static double Of(IReadOnlyCollection<double> figures)
    {
        if (figures.Count == 0)
        {
            throw new ArgumentException("A median of nothing.", nameof(figures));
        }

        var ordered = figures.Order().ToArray();
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }

    /// <summary>The least figure that at least this share of the figures does not exceed.</summary>
    /// <param name="ordered">Ascending.</param>
    /// <param name="share">Above 0, to 1.</param>
    public static double Percentile(IReadOnlyList<double> ordered, double share) =>
        ordered.Count == 0 ? double.NaN : ordered[Math.Clamp((int)Math.Ceiling(share * ordered.Count) - 1, 0, ordered.Count - 1)];
}
