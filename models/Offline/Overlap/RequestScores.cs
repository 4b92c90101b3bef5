namespace FeedRanking.Offline.Overlap;

/// <summary>What both rankers said of one request's candidates.</summary>
/// <param name="ViewerId">Whose request.</param>
/// <param name="Light">Candidates × heads.</param>
/// <param name="Heavy">The same candidates × the same heads.</param>
/// <param name="IsExploration">Whether a candidate came from exploration: a few of those are kept whatever the light ranker says.</param>
internal sealed record RequestScores(long ViewerId, float[] Light, float[] Heavy, bool[] IsExploration)
{
    /// <summary>Candidates of the request.</summary>
    public int Count => IsExploration.Length;
}
