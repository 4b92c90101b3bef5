using FeedRanking.Datasets;
using FeedRanking.Offline.Replay;

namespace FeedRanking.Offline.Evaluation;

/// <summary>Scores logged impressions while the log is replayed, each with the viewer and the catalogue as they stood then.</summary>
internal static class ReplayScores
{
    /// <summary>Replays the data and scores the evaluated impressions.</summary>
    /// <param name="data">Everything up to the end of the window.</param>
    /// <param name="evaluated">Indexes into the log of the evaluated impressions, in the order of the rows.</param>
    /// <param name="options">What state may learn from.</param>
    /// <param name="models">Who scores.</param>
    /// <param name="cancellationToken">Stops between impressions.</param>
    /// <returns>For each model, rows × heads probabilities.</returns>
    public static float[][] Of(
        Dataset data, IReadOnlyList<int> evaluated, ReplayOptions options, IReadOnlyList<RankerModel> models, CancellationToken cancellationToken = default)
    {
        var rowOf = new Dictionary<int, int>(evaluated.Count);
        for (var row = 0; row < evaluated.Count; row++)
        {
            rowOf[evaluated[row]] = row;
        }

        var scores = models.Select(model => new float[evaluated.Count * model.Heads.Count]).ToArray();
        var replay = new LogReplay(data, 0, options);
        replay.Run(impression =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (impression.IsHistory || !rowOf.TryGetValue(impression.Line, out var row))
            {
                return;
            }

            for (var i = 0; i < models.Count; i++)
            {
                var heads = models[i].Heads.Count;
                models[i].Score(impression, replay.Catalogue, scores[i].AsSpan(row * heads, heads));
            }
        });
        return scores;
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
