namespace FeedRanking.Offline.Evaluation;

/// <summary>Protocol A: how well scores order each viewer's own impressions by long view.</summary>
/// <param name="Gauc">Mean of the viewers' AUC (ties averaged), weighted by their positives, over viewers with both classes.</param>
/// <param name="Ndcg5">Mean nDCG@5 over all viewers; a viewer without positives counts 0.</param>
/// <param name="Rows">Impressions.</param>
/// <param name="Viewers">Viewers.</param>
internal readonly record struct WithinViewer(double Gauc, double Ndcg5, int Rows, int Viewers)
{
    private const int Depth = 5;

    /// <summary>Mean of both.</summary>
    public double Primary => (Gauc + Ndcg5) / 2;

    /// <param name="viewers">The viewer of each impression.</param>
    /// <param name="labels">Whether it was a long view.</param>
    /// <param name="scores">Higher is better; equal scores keep the order of the rows.</param>
    public static WithinViewer Of(IReadOnlyList<long> viewers, IReadOnlyList<bool> labels, IReadOnlyList<float> scores)
    {
        var (weighted, weight, gain, count) = (0.0, 0.0, 0.0, 0);
        foreach (var rows in Enumerable.Range(0, viewers.Count).GroupBy(row => viewers[row]))
        {
            count++;
            bool[] own = [.. rows.Select(row => labels[row])];
            float[] ownScores = [.. rows.Select(row => scores[row])];
            var positives = own.AsSpan().Count(true);
            gain += Ndcg(own, ownScores, positives);
            if (positives > 0 && positives < own.Length)
            {
                weighted += Auc.Area(own, ownScores) * positives;
                weight += positives;
            }
        }

        return new(weighted / Math.Max(weight, 1), gain / Math.Max(count, 1), viewers.Count, count);
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
}
