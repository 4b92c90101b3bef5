using System.ComponentModel.DataAnnotations;

namespace FeedRanking.ServiceDefaults.SlowRequests;

/// <summary>Which requests are worth a line in the log. Configuration section <c>SlowRequests</c>.</summary>
public sealed class SlowRequestOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "SlowRequests";

    /// <summary>What counts as slow in a service that has no budget of its own, milliseconds.</summary>
    public const int DefaultThresholdMs = 250;

    /// <summary>
    /// A request that takes longer is slow, milliseconds: 1 to 600,000. Default null: the budget of a service that has one (the gateway),
    /// else <see cref="DefaultThresholdMs"/>.
    /// </summary>
    [Range(1, 600_000)]
    public int? ThresholdMs { get; set; }

    /// <summary>
    /// Time without a line after a line, milliseconds: 0 (a line for each) to 600,000. Default 1,000. The next line says how many were left out.
    /// </summary>
    [Range(0, 600_000)]
    public int QuietMs { get; set; } = 1_000;
}
