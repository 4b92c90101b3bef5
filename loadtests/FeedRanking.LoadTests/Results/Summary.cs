using FeedRanking.LoadTests.Measuring;

namespace FeedRanking.LoadTests.Results;

/// <summary>
/// summary.json. The fields up to <see cref="Commit"/> are a contract that programs outside rely on; the others may grow. All latencies are in ms
/// and count from the intended start; they are over all requests, failed ones included.
/// </summary>
internal sealed record Summary
{
    public required string Scenario { get; init; }

    public required double OfferedRps { get; init; }

    public required double Seconds { get; init; }

    public required int Sent { get; init; }

    public required int Ok { get; init; }

    public required int Failed { get; init; }

    public required int Empty { get; init; }

    public required double P50Ms { get; init; }

    public required double P95Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double MaxMs { get; init; }

    public required IReadOnlyDictionary<string, int> ServedBy { get; init; }

    public required IReadOnlyDictionary<string, StageFigures> Stages { get; init; }

    public required string Machine { get; init; }

    public required string Commit { get; init; }

    /// <summary>Whether the generator kept its own times; when it did not, nothing here says anything about the system.</summary>
    public required bool Valid { get; init; }

    public required GeneratorFigures Generator { get; init; }

    public required IReadOnlyList<ThresholdOutcome> Thresholds { get; init; }

    public required IReadOnlyDictionary<string, int> Failures { get; init; }

    public required IReadOnlyDictionary<string, double> BudgetMs { get; init; }

    /// <summary>First and next pages apart: next pages ask no model, so they are cheaper.</summary>
    public required IReadOnlyDictionary<string, Percentiles> Pages { get; init; }

    public required WarmUpFigures WarmUp { get; init; }

    /// <summary>
    /// p99.9 of all requests ("all"), and of what the gateway says of each stage and of the whole ("total"): exact, and as good as the count of requests
    /// allows.
    /// </summary>
    public IReadOnlyDictionary<string, double> P999Ms { get; init; } = new Dictionary<string, double>();

    /// <summary>CPU time per request of each part, in ms, Redis and Kafka included.</summary>
    public required IReadOnlyDictionary<string, double> CpuMsPerRequest { get; init; }

    public required IReadOnlyDictionary<string, double> MemoryMb { get; init; }

    public required IReadOnlyList<LedgerRow> Ledger { get; init; }

    public SlowestAnatomy? P99 { get; init; }

    public IReadOnlyList<PhaseFigures>? Phases { get; init; }

    public RampFigures? Ramp { get; init; }

    public OverloadFigures? Overload { get; init; }

    public IReadOnlyDictionary<string, Slope>? Slopes { get; init; }

    public ForeignFigures? Foreign { get; init; }

    /// <summary>What was broken, and what viewers got meanwhile: one row each.</summary>
    public IReadOnlyList<ChaosRow>? Rows { get; init; }

    public required double LoadAverageBefore { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required string Command { get; init; }

    /// <summary>The share of requests that the heavy ranker's page answered.</summary>
    public double HeavyShare => Sent == 0 ? 0 : ServedBy["heavy"] / (double)Sent;
}
