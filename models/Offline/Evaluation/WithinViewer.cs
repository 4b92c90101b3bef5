namespace FeedRanking.Offline.Evaluation;

/// <summary>Protocol A: how well scores order each viewer's own impressions by long view.</summary>
/// <param name="Gauc">Mean of the viewers' AUC (ties averaged), weighted by their positives, over viewers with both classes.</param>
/// <param name="Ndcg5">Mean nDCG@5 over all viewers; a viewer without positives counts 0.</param>
/// <param name="Rows">Impressions.</param>
/// <param name="Viewers">Viewers.</param>
/// <param name="Draws">The mean of both in each draw of viewers (<see cref="Bootstrap"/>).</param>
internal sealed record WithinViewer(double Gauc, double Ndcg5, int Rows, int Viewers, IReadOnlyList<double> Draws)
{
    private const int Depth = 5;

    /// <summary>Mean of both.</summary>
    public double Primary => (Gauc + Ndcg5) / 2;

    /// <summary>95 % interval of <see cref="Primary"/> over viewers.</summary>
    public (double Low, double High) Interval => Bootstrap.Interval(Draws);

    /// <summary>How much better than another model on the same rows, with the 95 % interval of that difference.</summary>
    public (double Value, double Low, double High) Over(WithinViewer other)
    {
        var (low, high) = Bootstrap.Interval([.. Draws.Zip(other.Draws, (mine, theirs) => mine - theirs)]);
        return (Primary - other.Primary, low, high);
    }

    /// <param name="viewers">The viewer of each impression.</param>
    /// <param name="labels">Whether it was a long view.</param>
    /// <param name="scores">Higher is better; equal scores keep the order of the rows.</param>
    public static WithinViewer Of(IReadOnlyList<long> viewers, IReadOnlyList<bool> labels, IReadOnlyList<float> scores)
    {
        Contribution[] contributions =
        [
            .. Enumerable.Range(0, viewers.Count).GroupBy(row => viewers[row])
                .Select(rows => ContributionOf([.. rows.Select(row => labels[row])], [.. rows.Select(row => scores[row])])),
        ];
        var (gauc, ndcg) = Means(contributions, Enumerable.Repeat(1, contributions.Length).ToArray());
        var draws = Bootstrap.Resample(contributions.Length, times =>
        {
            var (drawnGauc, drawnNdcg) = Means(contributions, times.Span);
            return (drawnGauc + drawnNdcg) / 2;
        });
        return new(gauc, ndcg, viewers.Count, contributions.Length, draws);
    }

    private static (double Gauc, double Ndcg) Means(Contribution[] contributions, ReadOnlySpan<int> times)
    {
        var (weighted, weight, gain, count) = (0.0, 0.0, 0.0, 0);
        for (var i = 0; i < contributions.Length; i++)
        {
            var one = contributions[i];
            weighted += times[i] * one.Weight * one.Auc;
            weight += times[i] * one.Weight;
            gain += times[i] * one.Ndcg;
            count += times[i];
        }

        return (weighted / Math.Max(weight, 1), gain / Math.Max(count, 1));
    }

    private static Contribution ContributionOf(bool[] labels, float[] scores)
    {
        var positives = labels.AsSpan().Count(true);
        var hasBoth = positives > 0 && positives < labels.Length;
        return new(hasBoth ? positives : 0, hasBoth ? Auc.Area(labels, scores) : 0, Ndcg(labels, scores, positives));
    }

    private static double Ndcg(bool[] labels, float[] scores, int positives)
    {
        if (positives == 0)
        {
            return 0;
        }

        var best = Enumerable.Range(0, labels.Length).OrderByDescending(row => scores[row]).Take(Depth);
        var found = best.Select((row, place) => labels[row] ? Discount(place) : 0).Sum();
        return found / Enumerable.Range(0, Math.Min(positives, Depth)).Sum(Discount);
    }

    private static double Discount(int place) => 1 / Math.Log2(place + 2);

    /// <summary>What one viewer adds: AUC with its weight (0 without both classes), and nDCG@5.</summary>
    private readonly record struct Contribution(double Weight, double Auc, double Ndcg);
}
