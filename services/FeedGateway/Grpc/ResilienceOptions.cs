using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>When the gateway stops asking a service, and when it tries again. Configuration section <c>Resilience</c>.</summary>
internal sealed class ResilienceOptions
{
    public const string Section = "Resilience";

    /// <summary>Share of failed calls that opens the breaker: 0.01 to 1. Default 0.5.</summary>
    [Range(0.01, 1)]
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Fewest calls within the sampling time for the share to mean anything: 2 to 1,000. Default 4.</summary>
    [Range(2, 1_000)]
    public int MinimumCalls { get; set; } = 4;

    /// <summary>Sampling time, milliseconds: 500 to 60,000. Default 2,000.</summary>
    [Range(500, 60_000)]
    public int SamplingMs { get; set; } = 2_000;

    /// <summary>How long the breaker stays open before one call may try again, milliseconds: 500 to 60,000. Default 1,000.</summary>
    [Range(500, 60_000)]
    public int BreakMs { get; set; } = 1_000;

    /// <summary>Further attempts after a lost connection: 0 to 3. Default 1. Overload and lateness are never retried.</summary>
    [Range(0, 3)]
    public int ConnectionRetries { get; set; } = 1;
}
