namespace FeedRanking.Offline.Recall;

/// <summary>Pooled recall: the share of all (viewer, wanted video) pairs whose video is among the viewer's first k candidates.</summary>
/// <param name="At50">Among the first 50.</param>
/// <param name="At100">Among the first 100.</param>
/// <param name="At200">Among the first 200.</param>
/// <param name="Pairs">Number of pairs.</param>
internal readonly record struct RecallAt(double At50, double At100, double At200, int Pairs)
{
    /// <summary>The largest cut.</summary>
    public const int Deepest = 200;
}
