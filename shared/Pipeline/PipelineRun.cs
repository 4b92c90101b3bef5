namespace FeedRanking.Pipeline;

/// <summary>Everything that one request's pipeline has computed: what the ladder serves from, and what explains the answer.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is ranked.</typeparam>
public sealed class PipelineRun<TQuery, TCandidate>
    where TQuery : class
    where TCandidate : Candidate
{
    private IReadOnlyList<TCandidate> _retrieved = [];
    private readonly List<StageRecord> _stages = [];
    private readonly List<DegradedNote> _degraded = [];
    private readonly Dictionary<string, string> _models = [];

    internal PipelineRun(TQuery query) => Query = query;

    /// <summary>The query with what hydrators added.</summary>
    public TQuery Query { get; internal set; }

    /// <summary>All distinct candidates that any source proposed.</summary>
    public IReadOnlyList<TCandidate> Retrieved => _retrieved;

    /// <summary>Candidates still in the race after the last step that ran; the page when the pipeline completed.</summary>
    public IReadOnlyList<TCandidate> Current { get; internal set; } = [];

    /// <summary>One record per stage, in order.</summary>
    public IReadOnlyList<StageRecord> Stages => _stages;

    /// <summary>What was skipped, without repetitions.</summary>
    public IReadOnlyList<DegradedNote> Degraded => _degraded;

    /// <summary>Model name to version, of the models that answered in time.</summary>
    public IReadOnlyDictionary<string, string> ModelVersions => _models;

    /// <summary>The stage that ended the pipeline early; null when it completed.</summary>
    public string? FellAt { get; private set; }

    /// <summary>Whether every stage was run.</summary>
    public bool Completed => FellAt is null;

    internal List<string> PartialFailures { get; } = [];

    /// <summary>Whether the stage was run and did not end the pipeline.</summary>
    public bool Passed(string stage) =>
        stage != FellAt && _stages.Exists(record => record.Stage == stage && record.Outcome != StageOutcome.Skipped);

    /// <summary>How many retrieved candidates each rule removed.</summary>
    public Dictionary<string, int> CountRemovals()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in _retrieved)
        {
            if (candidate.RemovedBy is { } rule)
            {
                counts[rule] = counts.GetValueOrDefault(rule) + 1;
            }
        }

        return counts;
    }

    /// <returns>False when there were more than fit: the rest, the source's worst, is left out.</returns>
    internal bool AddRetrieved(IReadOnlyList<TCandidate> candidates)
    {
        var known = IdSet.Empty(_retrieved.Count + candidates.Count);
        for (var i = 0; i < _retrieved.Count; i++)
        {
            known.Add(_retrieved[i].Id);
        }

        var room = PipelineLimits.MaxCandidates - _retrieved.Count;
        var fresh = Fresh(candidates, known, room, out var isCut);
        Current = Current.Count == 0 ? fresh : [.. Current, .. fresh];
        _retrieved = _retrieved.Count == 0 ? fresh : [.. _retrieved, .. fresh];
        return !isCut;
    }

    internal void Remove(IReadOnlyList<TCandidate> removed, string rule)
    {
        for (var i = 0; i < removed.Count; i++)
        {
            removed[i].Remove(rule);
        }

        NoteRemoved(rule, removed.Count);
    }

    internal void NoteRemoved(string rule, int count)
    {
        if (count > 0)
        {
            StageRemovals.Add((rule, count));
        }
    }

    internal List<(string Rule, int Count)> StageRemovals { get; } = [];

    internal void Use(ModelUse? model)
    {
        if (model is { } use)
        {
            _models[use.Model] = use.Version;
        }
    }

    internal void Record(StageRecord record) => _stages.Add(record);

    internal void Note(string stage, string reason)
    {
        var note = new DegradedNote(stage, reason);
        if (!_degraded.Contains(note))
        {
            _degraded.Add(note);
        }
    }

    internal void Fall(string stage) => FellAt = stage;

    /// <summary>Those that are not known yet; the source's own list when that is all of it, which is the rule.</summary>
    private static IReadOnlyList<TCandidate> Fresh(IReadOnlyList<TCandidate> candidates, HashSet<long> known, int room, out bool isCut)
    {
        List<TCandidate>? some = null;
        isCut = false;
        for (var i = 0; i < candidates.Count; i++)
        {
            var isKnown = known.Contains(candidates[i].Id);
            isCut = !isKnown && (some?.Count ?? i) == room;
            if (isCut || isKnown)
            {
                some ??= [.. candidates.Take(i)];
            }

            if (isCut)
            {
                break;
            }

            if (!isKnown)
            {
                known.Add(candidates[i].Id);
                some?.Add(candidates[i]);
            }
        }

        return some ?? candidates;
    }
}
