using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway;

/// <summary>
/// The request's budget: caps per step, what is kept for the ladder and the response, and the whole. The one place where the whole
/// stands. Caps and reserve must not exceed it; the difference is slack for the network edge. Configuration section
/// <c>LatencyBudget</c>; all values in milliseconds.
/// </summary>
internal sealed class LatencyBudgetOptions
{
    public const string Section = "LatencyBudget";

    /// <summary>The whole request, p95, end to end: 10 to 10,000. Default 180.</summary>
    [Range(10, 10_000)]
    public int TotalMs { get; set; } = 180;

    /// <summary>Reading the viewer: 1 to 5,000. Default 15.</summary>
    [Range(1, 5_000)]
    public int ViewerMs { get; set; } = 15;

    /// <summary>Retrieving candidates: 1 to 5,000. Default 35.</summary>
    [Range(1, 5_000)]
    public int RetrieveMs { get; set; } = 35;

    /// <summary>Filters: 1 to 5,000. Default 3.</summary>
    [Range(1, 5_000)]
    public int FilterMs { get; set; } = 3;

    /// <summary>The light ranker: 1 to 5,000. Default 35: its thousand candidates are about the heavy ranker's work for 150, so both have about the same.</summary>
    [Range(1, 5_000)]
    public int LightMs { get; set; } = 35;

    /// <summary>The heavy ranker: 1 to 5,000. Default 45.</summary>
    [Range(1, 5_000)]
    public int HeavyMs { get; set; } = 45;

    /// <summary>Value and diversity: 1 to 5,000. Default 5.</summary>
    [Range(1, 5_000)]
    public int RerankMs { get; set; } = 5;

    /// <summary>One rung of the ladder, serialisation, response: 1 to 5,000. Default 30.</summary>
    [Range(1, 5_000)]
    public int ReserveMs { get; set; } = 30;

    /// <summary>What the steps and the reserve may use together.</summary>
    public int PlannedMs => ViewerMs + RetrieveMs + FilterMs + LightMs + HeavyMs + RerankMs + ReserveMs;

    public TimeSpan Total => TimeSpan.FromMilliseconds(TotalMs);

    public TimeSpan Reserve => TimeSpan.FromMilliseconds(ReserveMs);
}
