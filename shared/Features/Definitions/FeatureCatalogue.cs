namespace FeedRanking.Features.Definitions;

/// <summary>Every feature of the rankers, each defined once.</summary>
public static class FeatureCatalogue
{
    /// <summary>All features, in the order of the heavy ranker's columns.</summary>
    public static IReadOnlyList<FeatureDefinition> All { get; } =
        [.. ContextFeatures.All, .. VideoFeatures.All, .. ViewerFeatures.All, .. ViewerVideoFeatures.All];

    /// <summary>The few that say most per column; also what is constant within a request where it changes what the others mean.</summary>
    public static IReadOnlyList<FeatureDefinition> Light { get; } =
    [
        .. Named(
            "log_duration", "long_view_seconds", "expected_long_view", "video_long_view_rate", "video_lift", "video_lift_fast",
            "video_impressions", "video_like_rate", "video_click_rate", "video_dwell_rate", "creator_lift", "creator_impressions",
            "topic_lift", "topic_lift_fast", "topic_duration_lift", "music_lift", "viewer_lift", "recent_lift", "topic_affinity",
            "topic_seen", "creator_affinity", "duration_affinity", "duration_seen", "surface_affinity", "video_seen", "video_impressions_fast",
            "music_impressions", "music_type_original", "age_days", "aspect", "duration_unknown", "topic_click_rate", "surface_dwell_rate"),
    ];

    private static IEnumerable<FeatureDefinition> Named(params string[] names) =>
        names.Select(name => All.Single(feature => feature.Name == name));
}
