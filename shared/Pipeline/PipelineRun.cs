namespace FeedRanking.Pipeline;

/// <summary>Everything that one request's pipeline has computed: what the ladder serves from, and what explains the answer.</summary>
/// <typeparam name="TQuery">The query.</typeparam>
/// <typeparam name="TCandidate">What is ranked.</typeparam>
public sealed class PipelineRun<TQuery, TCandidate>
    where TQuery : class
    where TCandidate : Candidate
{
    private readonly List<TCandidate> _retrieved = [];
    private readonly HashSet<long> _retrievedIds = [];
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
        // Room at once: growing step by step would allocate twice as much.
        var room = PipelineLimits.MaxCandidates - _retrieved.Count;
        var fresh = new List<TCandidate>(Math.Min(room, candidates.Count));
        _retrievedIds.EnsureCapacity(_retrieved.Count + fresh.Capacity);
        _retrieved.EnsureCapacity(_retrieved.Count + fresh.Capacity);
        var isCut = false;
        for (var i = 0; i < candidates.Count && !isCut; i++)
        {
            if (_retrievedIds.Contains(candidates[i].Id))
            {
                continue;
            }

            isCut = fresh.Count == room;
            if (!isCut)
            {
                _retrievedIds.Add(candidates[i].Id);
                fresh.Add(candidates[i]);
            }
        }

        _retrieved.AddRange(fresh);
        Current = Current.Count == 0 ? fresh : [.. Current, .. fresh];
        return !isCut;
    }

    internal void Remove(IReadOnlyList<TCandidate> removed, string rule)
    {
        for (var i = 0; i < removed.Count; i++)
        {
            removed[i].Remove(rule);
        }

        if (removed.Count > 0)
        {
            StageRemovals.Add((rule, removed.Count));
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
}
