using System.ComponentModel.DataAnnotations;

namespace FeedRanking.EventPipeline.Engagement;

/// <summary>Limits of the engagement stream. Configuration section <c>Engagement</c>.</summary>
internal sealed class EngagementOptions
{
    public const string Section = "Engagement";

    /// <summary>Viewers of one batch that are read and written at the same time: 1 to 1,000. Default 32.</summary>
    [Range(1, 1_000)]
    public int ViewersAtOnce { get; set; } = 32;

    /// <summary>Event ids remembered, so that an event sent twice counts once: 1,000 to 10,000,000. Default 100,000.</summary>
    [Range(1_000, 10_000_000)]
    public int RememberedEventIds { get; set; } = 100_000;
}
