using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Explain;

/// <summary>
/// How many explanations can be asked for afterwards. One is some 15 KB compressed, so not every request's can be kept at full load: each gateway
/// keeps its last few pages in memory, and in Redis, where every gateway finds them, so many a second. Configuration section <c>Explain</c>.
/// </summary>
internal sealed class ExplainOptions
{
    public const string Section = "Explain";

    /// <summary>Last pages held in memory: 0 to 1,000. Default 16; a page with all its candidates is some 300 KB.</summary>
    [Range(0, 1_000)]
    public int RecentPages { get; set; } = 16;

    /// <summary>Explanations of ordinary requests written to Redis a second: 0 to 1,000. Default 2.</summary>
    [Range(0, 1_000)]
    public int KeptPerSecond { get; set; } = 2;

    /// <summary>Explanations of requests with <c>explain=true</c> written to Redis a second: 0 to 1,000. Default 20.</summary>
    [Range(0, 1_000)]
    public int RequestedKeptPerSecond { get; set; } = 20;

    /// <summary>How long Redis keeps them, seconds: 10 to 86,400. Default 600.</summary>
    [Range(10, 86_400)]
    public int LifetimeSeconds { get; set; } = 600;
}
