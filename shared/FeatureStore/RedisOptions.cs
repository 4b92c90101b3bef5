using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeatureStore;

/// <summary>How to reach Redis. Configuration section <c>Redis</c>.</summary>
public sealed class RedisOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Redis";

    /// <summary>host:port, or several separated by commas for Redis Cluster. Default 127.0.0.1:6379.</summary>
    [Required]
    [RegularExpression(@"^[^\s:,]+:\d{1,5}(,[^\s:,]+:\d{1,5})*$", ErrorMessage = "Redis:Address must be host:port, or several separated by commas.")]
    public string Address { get; set; } = "127.0.0.1:6379";

    /// <summary>Longest wait for a connection, milliseconds: 100 to 60,000. Default 2,000.</summary>
    [Range(100, 60_000)]
    public int ConnectTimeoutMs { get; set; } = 2_000;

    /// <summary>Longest wait for one answer, milliseconds: 1 to 60,000. Default 500. A caller's token may end the wait earlier.</summary>
    [Range(1, 60_000)]
    public int TimeoutMs { get; set; } = 500;

    /// <summary>
    /// Longest wait for one step of a bulk read or write, milliseconds: 100 to 600,000, and at least <see cref="TimeoutMs"/>. Default 15,000.
    /// </summary>
    [Range(100, 600_000)]
    public int BulkTimeoutMs { get; set; } = 15_000;

    /// <summary>Pause between attempts to reconnect, milliseconds: 50 to 60,000. Default 250.</summary>
    [Range(50, 60_000)]
    public int ReconnectPauseMs { get; set; } = 250;

    /// <summary>How often Redis is asked for a sign of life, milliseconds: 100 to 60,000. Default 1,000.</summary>
    [Range(100, 60_000)]
    public int HeartbeatMs { get; set; } = 1_000;

    /// <summary>
    /// How long a connection may stand without an answer before a new one takes its place, milliseconds: 100 to 60,000. Default 2,000. While a
    /// bulk step waits it is <see cref="BulkTimeoutMs"/>.
    /// </summary>
    [Range(100, 60_000)]
    public int SilenceMs { get; set; } = 2_000;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BulkTimeoutMs < TimeoutMs)
        {
            yield return new ValidationResult("Redis:BulkTimeoutMs is less than Redis:TimeoutMs.", [nameof(BulkTimeoutMs)]);
        }
    }
}
