namespace FeedRanking.FeatureStore;

/// <summary>What follows the first page of a feed: ranked once, kept for a short while, read for each next page, never changed.</summary>
/// <param name="ServedBy">What the feed was served by, for example "heavy"; at most 255 bytes.</param>
/// <param name="Models">The models that ranked it, by name with their version; at most <see cref="MaxModels"/>, each text at most 255 bytes.</param>
/// <param name="Items">In serving order, each video once; at most <see cref="MaxItems"/>, from at most <see cref="MaxSources"/> sources.</param>
public sealed record FeedSession(string ServedBy, IReadOnlyDictionary<string, string> Models, IReadOnlyList<FeedSessionItem> Items)
{
    /// <summary>Most items of a session: 1,000, which is 25 KB.</summary>
    public const int MaxItems = 1_000;

    /// <summary>Most models of a session.</summary>
    public const int MaxModels = 16;

    /// <summary>Most sources of a session's items.</summary>
    public const int MaxSources = 64;
}
