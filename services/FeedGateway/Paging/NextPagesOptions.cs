using System.ComponentModel.DataAnnotations;

namespace FeedRanking.FeedGateway.Paging;

/// <summary>What is kept of a feed for its next pages. Configuration section <c>NextPages</c>.</summary>
internal sealed class NextPagesOptions
{
    public const string Section = "NextPages";

    /// <summary>
    /// Most videos kept behind the first page, 25 bytes each: 0 to 900. Default 150: all that the heavy ranker scored. 0 means that a feed has
    /// one page. More would lead to positions beyond those that an event may name.
    /// </summary>
    [Range(0, 900)]
    public int Items { get; set; } = 150;

    /// <summary>
    /// How long a cursor leads on, seconds since its first page: 10 to 86,400. Default 1,200: two pages of twenty half-minute videos.
    /// Memory in Redis is first pages per second × this × about 4 KB.
    /// </summary>
    [Range(10, 86_400)]
    public int LifetimeSeconds { get; set; } = 1_200;

    /// <summary>How long an answer waits until the rest is kept, milliseconds, within what the budget leaves: 1 to 1,000. Default 15. Later: a page without cursor.</summary>
    [Range(1, 1_000)]
    public int WriteMs { get; set; } = 15;

    /// <summary>
    /// Secret of the cursors' seal, the same in all gateways: 0 to 256 characters. Default empty: then the seal finds cursors that were changed
    /// or are another viewer's, but whoever knows this program could make one. A cursor opens nothing but its viewer's own feed.
    /// </summary>
    [MaxLength(256)]
    public string CursorSecret { get; set; } = "";

    public TimeSpan Lifetime => TimeSpan.FromSeconds(LifetimeSeconds);
}
