namespace FeedRanking.Features;

/// <summary>What is known about one impression. The numeric values are stored in packed rows and must not change.</summary>
[Flags]
public enum Outcomes : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The video came into view.</summary>
    Impression = 1,

    /// <summary>The viewer opened or started the video.</summary>
    Click = 1 << 1,

    /// <summary>The viewer watched to the end, or 18 s of a longer video (<see cref="LongViews"/>).</summary>
    LongView = 1 << 2,

    /// <summary>The viewer liked it.</summary>
    Like = 1 << 3,

    /// <summary>The viewer commented.</summary>
    Comment = 1 << 4,

    /// <summary>The viewer shared it.</summary>
    Share = 1 << 5,

    /// <summary>The viewer followed the creator from it.</summary>
    Follow = 1 << 6,

    /// <summary>It played for more than 15 s.</summary>
    Dwell15s = 1 << 7,

    /// <summary>The viewer asked not to see it again.</summary>
    Hide = 1 << 8,

    /// <summary>The viewer reported it.</summary>
    Report = 1 << 9,

    /// <summary>An outcome event has arrived, so that what is not set did not happen. Without it the outcomes are still unknown.</summary>
    Known = 1 << 10,

    /// <summary>Comes from a record without time, surface, click and play time: only long view and like are known.</summary>
    Coarse = 1 << 11,
}
