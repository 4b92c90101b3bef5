using System.ComponentModel.DataAnnotations;

namespace FeedRanking.ServiceDefaults;

/// <summary>Limits that every service shares. Configuration section: <c>ServiceDefaults</c>.</summary>
public sealed class ServiceDefaultsOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "ServiceDefaults";

    /// <summary>
    /// Milliseconds between "not ready" and the end of listening when the process is asked to stop, so that whoever balances load sees
    /// it in time. Minimum 0, maximum 60,000, default 500.
    /// </summary>
    [Range(0, 60_000)]
    public int ReadinessGraceMs { get; set; } = 500;

    /// <summary>
    /// Milliseconds that running requests get to finish after listening has ended; then they are cut off. Minimum 0, maximum 120,000,
    /// default 10,000.
    /// </summary>
    [Range(0, 120_000)]
    public int DrainTimeoutMs { get; set; } = 10_000;

    /// <summary>
    /// Longest request line in bytes, the query included; a longer one is answered 414. Minimum 1,024, maximum 4,194,304,
    /// default 8,192. A public edge takes more than it accepts, so that it can say what is too long.
    /// </summary>
    [Range(1_024, 4_194_304)]
    public int MaxRequestLineBytes { get; set; } = 8_192;

    /// <summary>Most bytes of all request headers; more is answered 431. Minimum 4,096, maximum 262,144, default 32,768.</summary>
    [Range(4_096, 262_144)]
    public int MaxRequestHeadersBytes { get; set; } = 32_768;

    /// <summary>
    /// Largest request body in bytes; a larger one is answered 413. Above the limit of gRPC messages, so that a message that is too
    /// large gets a gRPC status. Minimum 65,536, maximum 67,108,864, default 8,388,608.
    /// </summary>
    [Range(65_536, 67_108_864)]
    public int MaxRequestBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>
    /// Largest gRPC message in bytes, either way; a larger one ends the call with RESOURCE_EXHAUSTED. Minimum 65,536, maximum
    /// 33,554,432, default 4,194,304.
    /// </summary>
    [Range(65_536, 33_554_432)]
    public int MaxGrpcMessageBytes { get; set; } = 4 * 1024 * 1024;
}
