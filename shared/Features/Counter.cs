namespace FeedRanking.Features;

/// <summary>What counters count. The numeric values are places in packed rows and must not change.</summary>
public enum Counter
{
    /// <summary>Impressions of any kind: the denominator of long views and likes.</summary>
    Impressions = 0,

    /// <summary>Long views.</summary>
    LongViews = 1,

    /// <summary>Likes.</summary>
    Likes = 2,

    /// <summary>Long views to expect of these impressions: of a video, from surface, duration and who watched; of a viewer, from surface and duration alone.</summary>
    ExpectedLongViews = 3,

    /// <summary>Impressions whose clicks and play times were recorded: the denominator of clicks and dwells.</summary>
    DetailedImpressions = 4,

    /// <summary>Clicks.</summary>
    Clicks = 5,

    /// <summary>Plays of more than 15 s.</summary>
    Dwells15s = 6,

    /// <summary>Hides and reports.</summary>
    Hides = 7,
}
