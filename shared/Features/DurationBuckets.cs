namespace FeedRanking.Features;

/// <summary>Lengths of videos in a few classes, because what counts as a long view depends on the length.</summary>
public static class DurationBuckets
{
    /// <summary>Number of classes; 0 stands for "length unknown".</summary>
    public const int Count = 9;

    // Upper edges in milliseconds. 18 s is where the long-view rule changes; the others halve the catalogue's distribution.
    private static readonly int[] UpperEdgesMs = [7_000, 12_000, 18_000, 35_000, 65_000, 130_000, 240_000];

    /// <summary>The class of a length.</summary>
    public static int Of(int durationMs)
    {
        if (durationMs <= 0)
        {
            return 0;
        }

        var bucket = 1;
        while (bucket <= UpperEdgesMs.Length && durationMs > UpperEdgesMs[bucket - 1])
        {
            bucket++;
        }

        return bucket;
    }
}
