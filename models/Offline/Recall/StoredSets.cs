using FeedRanking.Datasets;
using FeedRanking.Offline.Evaluation;
using FeedRanking.Offline.Replay;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Recall;

/// <summary>
/// What a live retrieval some time ago would have left for each viewer: its best, from what was known then. With an age limit
/// (Retrieval__CandidateMaxAgeSeconds) above that age they stand for a live search of neighbours.
/// </summary>
internal sealed class StoredSets
{
    /// <summary>Candidates of a set, as the gateway and precompute.sh keep them.</summary>
    public const int Length = 300;

    private readonly Dictionary<long, IReadOnlyList<long>> _sets;

    private StoredSets(Dictionary<long, IReadOnlyList<long>> sets, long madeAtMs) => (_sets, MadeAtMs) = (sets, madeAtMs);

    /// <summary>When they were made, milliseconds since the Unix epoch.</summary>
    public long MadeAtMs { get; }

    /// <summary>A viewer's set, best first; empty when there is none.</summary>
    public IReadOnlyList<long> Of(long viewerId) => _sets.GetValueOrDefault(viewerId, []);

    /// <summary>Makes the sets.</summary>
    /// <param name="data">Everything.</param>
    /// <param name="window">The days of the test.</param>
    /// <param name="ageMs">How long before the window's first impression.</param>
    /// <param name="modelsRoot">Where the model is.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<StoredSets> MakeAsync(
        Dataset data, EvaluationWindow window, long ageMs, string modelsRoot, string version, CancellationToken cancellationToken)
    {
        var task = new RecallTask(data, window, ageMs);
        await using var host = new RetrievalHost(task.Catalogue, modelsRoot, version, new ReplayTime { NowMs = task.NowMs });
        var snapshot = await host.SnapshotAsync(task.Popular, cancellationToken);
        var sets = new Dictionary<long, IReadOnlyList<long>>();
        foreach (var viewer in task.Viewers)
        {
            var query = new RetrievalQuery(
                $"stored-{viewer.Row.ViewerId}", viewer.Row, viewer.Row.Region, task.NowMs, Length, snapshot, viewer.Excluded, [], PrecomputedAtMs: 0)
            {
                Embedding = host.Tower.EmbedAsync(viewer.Row.Actions, default).AsTask(),
            };
            var answer = await host.Retriever.RetrieveAsync(query, cancellationToken);
            sets[viewer.Row.ViewerId] = [.. answer.Candidates.Select(found => task.Catalogue[found.Slot].VideoId)];
        }

        return new(sets, task.NowMs);
    }
}
