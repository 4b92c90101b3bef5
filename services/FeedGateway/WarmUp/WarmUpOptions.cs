using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.WarmUp;

/// <summary>How the process gets ready for its first request. Configuration section <c>WarmUp</c>.</summary>
internal sealed class WarmUpOptions
{
    public const string Section = "WarmUp";

    /// <summary>Requests that must be served by <c>heavy</c>, within the budget, before the process counts as warm: 0 to 1,000. Default 20.</summary>
    [Range(0, 1_000)]
    public int Requests { get; set; } = 20;

    /// <summary>Longest time that readiness waits for it, milliseconds: 0 to 120,000. Default 10,000. Then the process is ready anyway.</summary>
    [Range(0, 120_000)]
    public int MaxWaitMs { get; set; } = 10_000;

    /// <summary>Pause after a request that was not served by <c>heavy</c>, milliseconds: 10 to 10,000. Default 200.</summary>
    [Range(10, 10_000)]
    public int PauseMs { get; set; } = 200;
}
