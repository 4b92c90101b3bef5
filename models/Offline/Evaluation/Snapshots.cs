using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Evaluation;

/// <summary>The features of every evaluated impression, in the log's own order.</summary>
/// <param name="Light">Rows × light width.</param>
/// <param name="Heavy">Rows × heavy width.</param>
internal sealed record Snapshots(float[] Light, float[] Heavy)
{
    /// <summary>Replays the data and looks at the evaluated impressions.</summary>
    /// <param name="data">Everything up to the end of the window.</param>
    /// <param name="evaluated">Indexes into the log of the evaluated impressions, in the order of the rows.</param>
    /// <param name="options">What state may learn from.</param>
    public static Snapshots Take(Dataset data, IReadOnlyList<int> evaluated, ReplayOptions options)
    {
        var rowOf = new Dictionary<int, int>(evaluated.Count);
        for (var row = 0; row < evaluated.Count; row++)
        {
            rowOf[evaluated[row]] = row;
        }

        var (lightWidth, heavyWidth) = (RankingFeatures.Light.Width, RankingFeatures.Heavy.Width);
        var snapshots = new Snapshots(new float[evaluated.Count * lightWidth], new float[evaluated.Count * heavyWidth]);
        var replay = new LogReplay(data, 0, options);
        replay.Run(impression =>
        {
            if (impression.IsHistory || !rowOf.TryGetValue(impression.Line, out var row))
            {
                return;
            }

            var features = new RankingFeatures(impression.Viewer, replay.Catalogue, new(impression.TimeMs, impression.Surface));
            features.Assemble(RankingFeatures.Light, [impression.Slot], snapshots.Light.AsSpan(row * lightWidth, lightWidth));
            features.Assemble(RankingFeatures.Heavy, [impression.Slot], snapshots.Heavy.AsSpan(row * heavyWidth, heavyWidth));
        });
        return snapshots;
    }

    /// <summary>Replay options of protocol A: from a day on, no outcome is learned by viewers or by the catalogue.</summary>
    /// <remarks>
    /// The protocol would let item counters run on. But a viewer's own outcome is in the counters of the next video of the same creator:
    /// frozen counters cost little and make the scores independent of every later outcome, which can be tested exactly.
    /// </remarks>
    public static ReplayOptions FrozenFrom(int from) => new()
    {
        ViewerLearns = row => row.Date < from,
        CatalogueLearns = row => row.Date < from,
    };
}
