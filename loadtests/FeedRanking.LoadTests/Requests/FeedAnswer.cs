namespace FeedRanking.LoadTests.Requests;

/// <summary>A page as a client gets it, whatever it came by.</summary>
/// <param name="ServedBy">The rung of the ladder.</param>
/// <param name="IsNewFeed">Whether its positions begin at 0: a next page counts on, so a cursor that led nowhere shows here.</param>
/// <param name="NextCursor">Null when nothing follows.</param>
/// <param name="VideoIds">In order.</param>
/// <param name="Timing">Where the gateway says the time went: parts and "total" in ms; empty when it does not say.</param>
/// <param name="SizeBytes">Of the body.</param>
internal sealed record FeedAnswer(
    string ServedBy, bool IsNewFeed, string? NextCursor, IReadOnlyList<long> VideoIds, IReadOnlyList<KeyValuePair<string, double>> Timing, int SizeBytes);
