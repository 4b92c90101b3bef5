using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Popularity;

/// <summary>Where the popular lists come from. Configuration section <c>Popularity</c>.</summary>
internal sealed class PopularityOptions
{
    public const string Section = "Popularity";

    /// <summary>Where the last good lists are kept and read at start; null keeps them in memory only.</summary>
    public string? File { get; set; }

    /// <summary>Pause between refreshes, seconds: 1 to 3,600. Default 5.</summary>
    [Range(1, 3_600)]
    public int RefreshSeconds { get; set; } = 5;

    /// <summary>Longest wait for all lists, milliseconds: 10 to 60,000. Default 2,000.</summary>
    [Range(10, 60_000)]
    public int ReadTimeoutMs { get; set; } = 2_000;
}
