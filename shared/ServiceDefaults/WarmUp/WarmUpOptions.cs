using System.ComponentModel.DataAnnotations;

namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>How a process gets ready for its first request. Configuration section <c>WarmUp</c>.</summary>
public sealed class WarmUpOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "WarmUp";

    /// <summary>
    /// Rounds before the process counts as warm: 0 (no warming) to 20. Default 4: the runtime compiles a method at its first call, again
    /// with measurements after 30 calls, and again, optimised, after 30 more.
    /// </summary>
    [Range(0, 20)]
    public int Rounds { get; set; } = 4;

    /// <summary>Requests in a row that a round must see answered well: 1 to 1,000. Default 40.</summary>
    [Range(1, 1_000)]
    public int Requests { get; set; } = 40;

    /// <summary>Longest time that readiness waits for it, milliseconds: 0 to 120,000. Default 20,000. Then the process is ready anyway.</summary>
    [Range(0, 120_000)]
    public int MaxWaitMs { get; set; } = 20_000;

    /// <summary>
    /// Pause after a round, and after a request that was not answered well, milliseconds: 10 to 10,000. Default 200: the runtime begins to
    /// count calls once nothing new has been compiled for 100 ms.
    /// </summary>
    [Range(10, 10_000)]
    public int PauseMs { get; set; } = 200;
}
