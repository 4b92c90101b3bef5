namespace FeedRanking.Features.Definitions;

/// <summary>What a feature is a property of.</summary>
public enum FeatureEntity
{
    /// <summary>The request: time and surface.</summary>
    Context,

    /// <summary>The candidate video, or the video in its surface.</summary>
    Video,

    /// <summary>The viewer.</summary>
    Viewer,

    /// <summary>The viewer together with the candidate.</summary>
    ViewerVideo,
}
