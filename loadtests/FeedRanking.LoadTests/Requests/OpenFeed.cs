namespace FeedRanking.LoadTests.Requests;

/// <summary>A feed that can be gone on with.</summary>
/// <param name="ViewerId">Whose it is.</param>
/// <param name="Cursor">What leads on.</param>
/// <param name="VideoIds">What it has shown so far, which must not come again.</param>
internal sealed record OpenFeed(long ViewerId, string Cursor, IReadOnlyList<long> VideoIds);
