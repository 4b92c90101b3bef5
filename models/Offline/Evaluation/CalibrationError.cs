namespace FeedRanking.Offline.Evaluation;

/// <summary>Expected calibration error: how far predicted probabilities are from the observed rates, in 15 bins of equal width, weighted by rows.</summary>
internal static class CalibrationError
{
    private const int Bins = 15;

    public static double Of(ReadOnlySpan<bool> labels, ReadOnlySpan<float> probabilities)
    {
        Span<double> gaps = stackalloc double[Bins];
        for (var i = 0; i < labels.Length; i++)
        {
            var bin = Math.Clamp((int)(probabilities[i] * Bins), 0, Bins - 1);
            gaps[bin] += probabilities[i] - (labels[i] ? 1 : 0);
        }

        var sum = 0.0;
        foreach (var gap in gaps)
        {
            sum += Math.Abs(gap);
        }

        return sum / Math.Max(1, labels.Length);
    }
}
