namespace FeedRanking.Local.Chaos;

/// <summary>What viewers got before, during or after a fault. Filled by one loop, read when it is over.</summary>
internal sealed class ProofPhase(string name)
{
    private readonly Lock _gate = new();
    private readonly List<double> _durationsMs = [];

    public string Name { get; } = name;

    public int Requests => _durationsMs.Count;

    /// <summary>Answers other than 200, and none at all.</summary>
    public int Failed { get; private set; }

    /// <summary>Pages with fewer videos than asked for, or with one twice.</summary>
    public int Short { get; private set; }

    /// <summary>Answers in which a number is none.</summary>
    public int NotFinite { get; private set; }

    /// <summary>Requests by the rung that served them.</summary>
    public SortedDictionary<string, int> ServedBy { get; } = new(StringComparer.Ordinal);

    /// <summary>How much the watched counters grew, and where the gauges stood at the end.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; set; } = new Dictionary<string, double>();

    public void Add(double durationMs, string? servedBy, bool isFull, bool isFinite)
    {
        lock (_gate)
        {
            _durationsMs.Add(durationMs);
            Failed += servedBy is null ? 1 : 0;
            Short += servedBy is not null && !isFull ? 1 : 0;
            NotFinite += isFinite ? 0 : 1;
            if (servedBy is not null)
            {
                ServedBy[servedBy] = ServedBy.GetValueOrDefault(servedBy) + 1;
            }
        }
    }

    /// <summary>A percentile of the durations, counted from when the request was due, milliseconds.</summary>
    /// <param name="share">For example .95.</param>
    public double PercentileMs(double share)
    {
        var sorted = _durationsMs.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min((int)Math.Ceiling(share * sorted.Count), sorted.Count) - 1];
    }
}
