namespace FeedRanking.World;

/// <summary>What a simulated viewer may do with a video.</summary>
public enum Reaction
{
    /// <summary>Stays with the video at all.</summary>
    Click,

    /// <summary>Watches to the end, or 18 seconds of a longer one.</summary>
    LongView,

    /// <summary>Likes it.</summary>
    Like,

    /// <summary>Comments.</summary>
    Comment,

    /// <summary>Shares it.</summary>
    Share,

    /// <summary>Follows the creator.</summary>
    Follow,

    /// <summary>Asks not to see it again.</summary>
    Hide,
}
