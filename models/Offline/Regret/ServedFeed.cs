namespace FeedRanking.Offline.Regret;

/// <summary>What is read of the gateway's answer.</summary>
/// <param name="RequestId">Names the feed in events.</param>
/// <param name="ServedBy">The rung.</param>
/// <param name="Items">The page, in order.</param>
/// <param name="Candidates">What was retrieved for it; nothing when the rung that served it has no candidates.</param>
internal sealed record ServedFeed(
    string RequestId, string ServedBy, IReadOnlyList<ServedItem> Items, IReadOnlyList<RetrievedVideo>? Candidates = null);
