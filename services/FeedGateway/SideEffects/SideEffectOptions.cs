using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.SideEffects;

/// <summary>What happens after responses. Configuration section <c>SideEffects</c>.</summary>
internal sealed class SideEffectOptions
{
    public const string Section = "SideEffects";

    /// <summary>Served requests that may wait for their side effects: 1 to 100,000. Default 1,000. What does not fit is dropped and counted.</summary>
    [Range(1, 100_000)]
    public int QueueCapacity { get; set; } = 1_000;

    /// <summary>Requests worked on at a time: 1 to 64. Default 4.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 4;

    /// <summary>A viewer's stored candidates are replaced when older than this, seconds: 0 to 86,400. Default 60.</summary>
    [Range(0, 86_400)]
    public int CandidatesMaxAgeSeconds { get; set; } = 60;

    /// <summary>
    /// Candidates are stored only when this source took part in the retrieval. Default "two_tower": where stored candidates stood for a live
    /// search, storing them again would make them look young for ever.
    /// </summary>
    [Required]
    public string LiveSource { get; set; } = "two_tower";

    /// <summary>Candidates stored per viewer: 50 to 1,000. Default 300.</summary>
    [Range(50, 1_000)]
    public int CandidatesKept { get; set; } = 300;
}
