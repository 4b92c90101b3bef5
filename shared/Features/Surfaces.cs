namespace FeedRanking.Features;

/// <summary>Places of the app where a video can be shown. KuaiRand calls them tabs (0 to 14).</summary>
public static class Surfaces
{
    /// <summary>The home feed, the only surface that this system serves. KuaiRand's most frequent tab.</summary>
    public const byte HomeFeed = 1;

    /// <summary>Number of surfaces; a value from outside is clamped to <see cref="HomeFeed"/>.</summary>
    public const int Count = 15;

    /// <summary>Stands for "not recorded"; used by replay only.</summary>
    public const byte Unknown = Count;
}
