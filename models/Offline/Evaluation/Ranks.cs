namespace FeedRanking.Offline.Evaluation;

/// <summary>Ranks of scores.</summary>
internal static class Ranks
{
    /// <summary>Ranks from 1, ascending; ties get the mean of their ranks.</summary>
    public static double[] Of(ReadOnlySpan<float> scores)
    {
        var keys = scores.ToArray();
        var places = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, places);
        var ranks = new double[keys.Length];
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                ranks[places[i]] = (start + 1 + end) / 2.0;
            }

            start = end;
        }

        return ranks;
    }
}
