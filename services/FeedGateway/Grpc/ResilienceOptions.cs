using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>When the gateway asks a service, whom of it, how often, and when not. Configuration section <c>Resilience</c>.</summary>
internal sealed class ResilienceOptions : IValidatableObject
{
    public const string Section = "Resilience";

    /// <summary>False leaves the timeout alone, and replicas are asked in turn: what all the rest costs is the difference. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Calls to a service under way at once, over all its replicas: 1 to 10,000. Default 128. Over it a call is refused, none waits.</summary>
    [Range(1, 10_000)]
    public int MaxCalls { get; set; } = 128;

    /// <summary>Whether retrieval is asked a second time when the answer is later than its live p95. Default true.</summary>
    public bool Hedging { get; set; } = true;

    /// <summary>Hedges per call, over time: 0.001 to 0.2. Default 0.05.</summary>
    [Range(0.001, 0.2)]
    public double HedgeRatio { get; set; } = 0.05;

    /// <summary>A hedge starts no sooner, milliseconds: 1 to 1,000. Default 1.</summary>
    [Range(1, 1_000)]
    public int MinHedgeDelayMs { get; set; } = 1;

    /// <summary>Further attempts after a lost connection: 0 to 3. Default 1. Overload and lateness are never retried.</summary>
    [Range(0, 3)]
    public int ConnectionRetries { get; set; } = 1;

    /// <summary>Retries per call, over time: 0.001 to 0.5. Default 0.1.</summary>
    [Range(0.001, 0.5)]
    public double RetryRatio { get; set; } = 0.1;

    /// <summary>Share of failed calls that opens a replica's breaker: 0.01 to 1. Default 0.5.</summary>
    [Range(0.01, 1)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewest calls within the sampling time for the share to mean anything: 2 to 1,000. Default 4.</summary>
    [Range(2, 1_000)]
    public int MinimumCalls { get; set; } = 4;

    /// <summary>Sampling time, milliseconds: 500 to 60,000. Default 2,000.</summary>
    [Range(500, 60_000)]
    public int SamplingMs { get; set; } = 2_000;

    /// <summary>How long a breaker stays open before one call may try again, milliseconds: 500 to 60,000. Default 1,000.</summary>
    [Range(500, 60_000)]
    public int BreakMs { get; set; } = 1_000;

    /// <summary>Every attempt that fails doubles that, up to this, milliseconds: 500 to 60,000, not below <see cref="BreakMs"/>. Default 2,000.</summary>
    [Range(500, 60_000)]
    public int MaxBreakMs { get; set; } = 2_000;

    /// <summary>How long a replica's latency is remembered when one is chosen, milliseconds: 100 to 60,000. Default 1,000.</summary>
    [Range(100, 60_000)]
    public int BalanceMemoryMs { get; set; } = 1_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxBreakMs < BreakMs)
        {
            yield return new ValidationResult($"{Section}:MaxBreakMs is {MaxBreakMs}, less than BreakMs, {BreakMs}.");
        }
    }
}
