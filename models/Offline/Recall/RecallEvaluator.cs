using System.Globalization;
using FeedRanking.Offline.Load;
using FeedRanking.Retrieval.Catalogue;
using FeedRanking.Retrieval.Sources;

namespace FeedRanking.Offline.Recall;

/// <summary>Runs the served sources, each alone and all merged, for every viewer of a task.</summary>
/// <param name="task">Who wants what.</param>
/// <param name="host">Retrieval over the task's catalogue.</param>
/// <param name="stored">Candidates of an earlier live retrieval; null for those that are loaded with the data.</param>
/// <param name="progress">Where lines go.</param>
/// <param name="isMergeOnly">Leaves out the sources by themselves, which take most of the time.</param>
internal sealed class RecallEvaluator(RecallTask task, RetrievalHost host, StoredSets? stored, IProgress<string>? progress, bool isMergeOnly = false)
{
    /// <summary>Name of the answer that is served.</summary>
    public const string Merged = "merged";

    private const int ReportEvery = 2_000;
    private const int MaxCandidates = 1_000;

    /// <summary>Recall per source and of the merge.</summary>
    public async Task<IReadOnlyDictionary<string, RecallAt>> RunAsync(CancellationToken cancellationToken)
    {
        var snapshot = await host.SnapshotAsync(task.Popular, cancellationToken);
        var precomputed = new PrecomputedCandidates(task.Catalogue, task.Popular);
        var merged = new RecallCounter();
        var alone = (isMergeOnly ? [] : host.Sources).Select(source => (Source: source, Counter: new RecallCounter())).ToList();
        var done = 0;
        foreach (var viewer in task.Viewers)
        {
            var query = Query(viewer, snapshot, stored is null ? precomputed.For(viewer.Row, viewer.Seen) : stored.Of(viewer.Row.ViewerId));
            foreach (var (source, counter) in alone)
            {
                counter.Add((await source.FindAsync(query, RecallAt.Deepest, cancellationToken)).Select(found => found.Slot), viewer.Wanted, viewer.WantedCount);
            }

            var answer = await host.Retriever.RetrieveAsync(query, cancellationToken);
            if (answer.Faults.Count > 0)
            {
                throw new InvalidOperationException($"Source {answer.Faults[0].Source} {answer.Faults[0].Reason}: recall without it would mislead.");
            }

            merged.Add(answer.Candidates.Select(found => found.Slot), viewer.Wanted, viewer.WantedCount);
            if (++done % ReportEvery == 0)
            {
                progress?.Report(string.Create(CultureInfo.InvariantCulture, $"evaluate: candidates of {done:N0} of {task.Viewers.Count:N0} viewers"));
            }
        }

        return alone.Select(pair => KeyValuePair.Create(pair.Source.Name, pair.Counter.Result))
            .Append(KeyValuePair.Create(Merged, merged.Result))
            .ToDictionary();
    }

    private RetrievalQuery Query(RecallViewer viewer, CatalogueSnapshot snapshot, IReadOnlyList<long> precomputed) => new(
        $"recall-{viewer.Row.ViewerId}",
        viewer.Row,
        viewer.Row.Region,
        task.NowMs,
        MaxCandidates,
        snapshot,
        viewer.Excluded,
        precomputed,
        stored?.MadeAtMs ?? 0)
    {
        Embedding = host.Tower.EmbedAsync(viewer.Row.Actions, default).AsTask(),
    };
}
