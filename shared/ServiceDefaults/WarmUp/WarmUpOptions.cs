using System.ComponentModel.DataAnnotations;

namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>How a process gets ready for its first request. Configuration section <c>WarmUp</c>.</summary>
public sealed class WarmUpOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "WarmUp";

    /// <summary>
    /// Requests that must be answered well before the process counts as warm: 0 to 1,000. Default 40: the runtime optimises a method after
    /// 30 calls.
    /// </summary>
    [Range(0, 1_000)]
    public int Requests { get; set; } = 40;

    /// <summary>Longest time that readiness waits for it, milliseconds: 0 to 120,000. Default 20,000. Then the process is ready anyway.</summary>
    [Range(0, 120_000)]
    public int MaxWaitMs { get; set; } = 20_000;

    /// <summary>Pause after a request that was not answered well, milliseconds: 10 to 10,000. Default 100.</summary>
    [Range(10, 10_000)]
    public int PauseMs { get; set; } = 100;
}
