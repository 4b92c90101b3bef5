namespace FeedRanking.FeedGateway.Rerankers;

/// <summary>
/// Rules of diversity that a place on the page breaks; the larger, the worse. When candidates run out the rules give way in this order: the
/// topic's first, because two videos of one creator side by side are worse than one more of a topic; then the creator's; then both.
/// </summary>
[Flags]
internal enum DiversityBreaches
{
    None = 0,

    /// <summary>More of a topic within its window than allowed.</summary>
    Topic = 1,

    /// <summary>A creator twice within the window.</summary>
    Creator = 2,
}
