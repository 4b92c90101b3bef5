using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeatureStore;

/// <summary>
/// How long what is stored stays true. A part older than its limit reads as absent, whatever Redis still holds; the limits are also the
/// keys' expiry, so nothing stays for ever. Configuration section <c>FeatureStore</c>.
/// </summary>
public sealed class FeatureStoreOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "FeatureStore";

    /// <summary>Viewer rows, since their last write: 1 minute to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan ViewerRowTtl { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Seen lists, since their last write: 1 minute to 10 years. Default 90 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan SeenTtl { get; set; } = TimeSpan.FromDays(90);

    /// <summary>A viewer's precomputed candidates: 1 second to 30 days. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan CandidatesTtl { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Video rows and counters that belong to no single video, since their last write: 1 minute to 10 years. Default 180 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan VideoTtl { get; set; } = TimeSpan.FromDays(180);

    /// <summary>Popularity lists: 1 minute to 10 years. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan PopularityTtl { get; set; } = TimeSpan.FromDays(30);
}
