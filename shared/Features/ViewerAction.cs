namespace FeedRanking.Features;

/// <summary>One impression of a viewer with what is known of its outcome.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="TimeMs">When it came into view, milliseconds since the Unix epoch.</param>
/// <param name="Outcomes">What is known to have happened.</param>
/// <param name="PlayTimeMs">How long it played; 0 when unknown.</param>
/// <param name="Surface">Where it was shown.</param>
public readonly record struct ViewerAction(
    long VideoId,
    long TimeMs,
    Outcomes Outcomes,
    int PlayTimeMs,
    byte Surface = Surfaces.HomeFeed)
{
    /// <summary>Whether the outcomes are known.</summary>
    public bool IsKnown => (Outcomes & Outcomes.Known) != 0;

    /// <summary>Long view or like: what retrieval takes as "the viewer wanted this".</summary>
    public bool IsPositive => (Outcomes & (Outcomes.LongView | Outcomes.Like)) != 0;
}
