using FeedRanking.Local.Screens;

namespace FeedRanking.Local.Watch;

/// <summary>What one frame of the dashboard shows. Null and empty: the running system does not tell.</summary>
internal sealed record WatchFrame
{
    public required DateTimeOffset At { get; init; }

    public double? FeedsPerSecond { get; init; }

    /// <summary>Of the last 10 s, from a request's arrival at the gateway.</summary>
    public double? P50Ms { get; init; }

    public double? P95Ms { get; init; }

    public double? P99Ms { get; init; }

    /// <summary>What a feed may take, as the gateway says.</summary>
    public double? BudgetMs { get; init; }

    /// <summary>Share of each rung over the last minute, from the best rung to the last resort; empty while nothing was served.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> ServedBy { get; init; } = [];

    /// <summary>What feeds lacked in the last 10 s, most frequent first: "heavy deadline" and how often.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Degraded { get; init; } = [];

    /// <summary>"HeavyRanker", or "HeavyRanker/1" where there are replicas, and "closed", "open", "half open".</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Breakers { get; init; } = [];

    public double? QualityFactor { get; init; }

    /// <summary>Stage and how many candidates it is asked about.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Candidates { get; init; } = [];

    public IReadOnlyList<AdmissionLine> Admission { get; init; } = [];

    /// <summary>Faults on demand that act now, with their targets.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public IReadOnlyList<PartLine> Parts { get; init; } = [];

    /// <summary>How a service limits what it works on.</summary>
    internal sealed record AdmissionLine(string Service, double Limit, double InFlight, double? ShedPerSecond);

    /// <summary>A process.</summary>
    /// <param name="Status">What it is and whether it is ready.</param>
    /// <param name="IsHeld">Stopped by a signal.</param>
    /// <param name="CpuPercent">Of one core, over the last seconds.</param>
    /// <param name="MemoryMb">Resident.</param>
    internal sealed record PartLine(ComponentStatus Status, bool IsHeld, double? CpuPercent, double? MemoryMb);
}
