namespace FeedRanking.Offline.Evaluation;

/// <summary>Area under the ROC curve with a 95 % interval.</summary>
/// <param name="Value">The area; NaN when a class is missing.</param>
/// <param name="Low">Lower end of the interval, at least 0.</param>
/// <param name="High">Upper end, at most 1.</param>
/// <param name="Positives">Number of positives.</param>
internal readonly record struct Auc(double Value, double Low, double High, int Positives)
{
    private const double NormalQuantile = 1.959964;

    /// <summary>The area alone: the share of (positive, negative) pairs in the right order, ties counting half.</summary>
    public static double Area(ReadOnlySpan<bool> labels, ReadOnlySpan<float> scores)
    {
        var positives = labels.Count(true);
        var negatives = labels.Length - positives;
        if (positives == 0 || negatives == 0)
        {
            return double.NaN;
        }

        var ranks = Ranks.Of(scores);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            sum += labels[i] ? ranks[i] : 0;
        }

        return (sum - (positives * (positives + 1.0) / 2)) / ((double)positives * negatives);
    }

    /// <summary>The area with DeLong's variance: how much each positive and each negative contributes varies between them.</summary>
    public static Auc Of(ReadOnlySpan<bool> labels, ReadOnlySpan<float> scores)
    {
        var area = Area(labels, scores);
        var positives = labels.Count(true);
        if (double.IsNaN(area))
        {
            return new(area, double.NaN, double.NaN, positives);
        }

        var deviation = Math.Sqrt(
            (ContributionVariance(labels, scores, true) / positives)
            + (ContributionVariance(labels, scores, false) / (labels.Length - positives)));
        return new(
            area,
            Math.Max(0, area - (NormalQuantile * deviation)),
            Math.Min(1, area + (NormalQuantile * deviation)),
            positives);
    }

    // A row's contribution: the share of rows of the other class that it is in the right order with.
    private static double ContributionVariance(ReadOnlySpan<bool> labels, ReadOnlySpan<float> scores, bool label)
    {
        var own = Select(labels, scores, label);
        if (own.Length < 2)
        {
            return 0;
        }

        var all = Ranks.Of(scores);
        var within = Ranks.Of(own);
        var others = labels.Length - own.Length;
        var (sum, squares, place) = (0.0, 0.0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == label)
            {
                var below = (all[i] - within[place++]) / others;
                sum += below;
                squares += below * below;
            }
        }

        return (squares - (sum * sum / own.Length)) / (own.Length - 1);
    }

    private static float[] Select(ReadOnlySpan<bool> labels, ReadOnlySpan<float> scores, bool label)
    {
        var selected = new List<float>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == label)
            {
                selected.Add(scores[i]);
            }
        }

        return [.. selected];
    }
}
