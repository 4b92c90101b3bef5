namespace FeedRanking.Offline.Overlap;

/// <summary>How much of the heavy ranker's best a cut by the light ranker leaves. Equal values are ordered by place, like everywhere.</summary>
internal static class KeptShare
{
    /// <summary>Value of each candidate: Σ weight × head.</summary>
    public static double[] Values(float[] scores, float[] weights)
    {
        var values = new double[scores.Length / weights.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            values[i / weights.Length] += (double)weights[i % weights.Length] * scores[i];
        }

        return values;
    }

    /// <summary>Candidates by falling value.</summary>
    public static int[] Order(double[] values) => [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i])];

    /// <summary>The first candidates of the light ranker's order, as the gateway cuts: a few of exploration are always among them.</summary>
    /// <param name="order">The light ranker's order.</param>
    /// <param name="cut">How many stay.</param>
    /// <param name="isExploration">Per candidate.</param>
    /// <param name="reserved">How many of exploration stay at least; 0 for a plain cut.</param>
    public static HashSet<int> Cut(int[] order, int cut, bool[] isExploration, int reserved)
    {
        var kept = order.Where(i => isExploration[i]).Take(Math.Min(reserved, cut)).ToHashSet();
        foreach (var candidate in order)
        {
            if (kept.Count >= cut)
            {
                break;
            }

            kept.Add(candidate);
        }

        return kept;
    }

    /// <summary>The share of the first of the heavy ranker's order that is among the kept.</summary>
    public static double Of(int[] heavyOrder, int best, HashSet<int> kept)
    {
        var wanted = Math.Min(best, heavyOrder.Length);
        return wanted == 0 ? 1 : heavyOrder.Take(wanted).Count(kept.Contains) / (double)wanted;
    }

    /// <summary>The value of the best page that can be made of the kept, as a share of that of all.</summary>
    public static double OfValue(int[] heavyOrder, double[] heavyValues, int size, HashSet<int> kept)
    {
        var all = heavyOrder.Take(size).Sum(i => heavyValues[i]);
        return all == 0 ? 1 : heavyOrder.Where(kept.Contains).Take(size).Sum(i => heavyValues[i]) / all;
    }
}
