using FeedRanking.Retrieval.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Merge;

/// <summary>
/// Runs all sources and merges what they found: one after the other as far as they do not wait, since each takes less than it costs to wake
/// another thread; only a search of a large index has a thread of its own. One that fails or is late contributes nothing and is named; the
/// others are served. A viewer whose stored candidates are young is served from them: no source then searches for neighbours, and the
/// stored ones take over the quotas of those that would. Nor for a viewer who has done nothing yet, who has no neighbours: then what is
/// trending takes over. The only place that measures sources.
/// </summary>
public sealed class Retriever(
    IEnumerable<ICandidateSource> sources,
    IOptions<RetrievalOptions> options,
    RetrievalMetrics metrics,
    TimeProvider time,
    ILogger<Retriever> log)
{
    // A search of so many videos takes some tenths of a millisecond: from there on it is worth a thread of its own.
    private const int ScanOfItsOwn = 100_000;

    private readonly ICandidateSource[] _sources = [.. sources];
    private readonly string[] _names = [.. sources.Select(source => source.Name)];

    /// <summary>Answers a query.</summary>
    /// <exception cref="OperationCanceledException">The caller has given up or its deadline has passed.</exception>
    public async Task<RetrievalAnswer> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var quotas = Quotas(query);
        var runs = await RunAsync(query, quotas, cancellationToken);
        var faults = new List<SourceFault>();
        var proposals = new Proposals[_sources.Length];
        for (var i = 0; i < runs.Length; i++)
        {
            var found = runs[i].IsCompletedSuccessfully ? await runs[i] : Blame(_sources[i], runs[i], faults);
            proposals[i] = new Proposals(quotas[i], found);
        }

        // Without an embedding the merge goes by what else is known of the candidates. That of an empty history has the videos' biases: what all like.
        var score = new MergeScore(query, query.Embedding.IsCompletedSuccessfully ? await query.Embedding : null, options.Value);
        var merged = CandidateMerger.Merge(proposals, query.Excluded, query.Snapshot.SlotCount, query.Limit, (candidate, source) =>
            _sources[source].ScoresAreDotProducts ? score.Of(candidate.Slot, candidate.Score) : score.Of(candidate.Slot));
        Count(merged);
        return new RetrievalAnswer(merged, _names, faults);
    }

    // The runs of all sources: whether all, some or none have succeeded is read from each. Those that are not done are told to stop.
    private async Task<Task<IReadOnlyList<Candidate>>[]> RunAsync(RetrievalQuery query, int[] quotas, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var isLarge = query.Snapshot.Index.Count >= ScanOfItsOwn;
        var runs = new Task<IReadOnlyList<Candidate>>[_sources.Length];
        for (var i = 0; i < runs.Length; i++)
        {
            var (source, quota) = (_sources[i], quotas[i]);
            runs[i] = isLarge && source.SearchesNeighbours
                ? Task.Run(() => FindAsync(source, query, quota, late.Token), cancellationToken)
                : FindAsync(source, query, quota, late.Token);
        }

        var all = Task.WhenAll([.. runs, query.Embedding]);
        if (!all.IsCompleted)
        {
            var timeout = TimeSpan.FromMilliseconds(options.Value.SourceTimeoutMs);
            await ((Task)all.WaitAsync(timeout, time, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            metrics.Dropped();

            // The caller's token may have woken this method before it reached the linked one, which ends here: the sources are told for certain.
            await late.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (!all.IsCompleted)
        {
            await late.CancelAsync();
        }

        return runs;
    }

    // Quota of each source for this query.
    private int[] Quotas(RetrievalQuery query)
    {
        var quotas = Array.ConvertAll(_sources, source => source.Quota(options.Value));
        if (StoredCandidates.AreYoung(query, options.Value))
        {
            metrics.Asked("stored");
            TakeOver<PrecomputedSource>(quotas);
        }
        else if (query.Viewer.Actions.Count == 0)
        {
            metrics.Asked("none");
            TakeOver<TrendingSource>(quotas);
        }
        else
        {
            metrics.Asked("live");
        }

        return quotas;
    }

    // One source gets the quotas of those that search for neighbours, which then are not asked.
    private void TakeOver<TSource>(int[] quotas)
    {
        if (Array.FindIndex(_sources, source => source is TSource) is not (>= 0 and var heir))
        {
            return;
        }

        for (var i = 0; i < _sources.Length; i++)
        {
            if (_sources[i].SearchesNeighbours)
            {
                (quotas[heir], quotas[i]) = (quotas[heir] + quotas[i], 0);
            }
        }
    }

    private void Count(IReadOnlyList<MergedCandidate> merged)
    {
        var contributed = new int[_sources.Length];
        foreach (var candidate in merged)
        {
            contributed[candidate.Source]++;
        }

        for (var i = 0; i < _sources.Length; i++)
        {
            metrics.Contributed(_sources[i].Name, contributed[i]);
        }
    }

    private async Task<IReadOnlyList<Candidate>> FindAsync(ICandidateSource source, RetrievalQuery query, int quota, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var started = time.GetTimestamp();
        var cap = Math.Min(quota * options.Value.Overfetch, query.Snapshot.SlotCount);
        var found = cap == 0 ? [] : await source.FindAsync(query, cap, cancellationToken);
        metrics.Answered(source.Name, time.GetElapsedTime(started));
        return found;
    }

    private IReadOnlyList<Candidate> Blame(ICandidateSource source, Task run, List<SourceFault> faults)
    {
        if (run.IsFaulted)
        {
            var error = run.Exception.InnerException ?? run.Exception;
            log.LogError(error, "Source {Source} failed and contributes nothing", source.Name);
            metrics.Failed(source.Name, "failed");
            faults.Add(new SourceFault(source.Name, $"failed: {error.GetType().Name}"));
        }
        else
        {
            metrics.Failed(source.Name, "late");
            faults.Add(new SourceFault(source.Name, $"late: no answer within {options.Value.SourceTimeoutMs} ms"));
        }

        return [];
    }
}
