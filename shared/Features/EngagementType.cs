namespace FeedRanking.Features;

/// <summary>What a viewer did with a video. The numeric values are stored in packed rows and must not change.</summary>
public enum EngagementType : byte
{
    /// <summary>The video came into view.</summary>
    Impression = 0,

    /// <summary>The viewer opened or started the video.</summary>
    Click = 1,

    /// <summary>The viewer liked the video.</summary>
    Like = 2,

    /// <summary>The viewer commented.</summary>
    Comment = 3,

    /// <summary>The viewer shared the video.</summary>
    Share = 4,

    /// <summary>The viewer followed the creator from this video.</summary>
    Follow = 5,

    /// <summary>The viewer left the video; carries how long it played.</summary>
    Dwell = 6,

    /// <summary>The viewer asked not to see this video again.</summary>
    Hide = 7,

    /// <summary>The viewer reported the video.</summary>
    Report = 8,
}
