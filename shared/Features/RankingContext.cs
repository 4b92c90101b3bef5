namespace FeedRanking.Features;

/// <summary>What a request knows besides viewer and candidates.</summary>
/// <param name="NowMs">The request's time, milliseconds since the Unix epoch: one value for all stages.</param>
/// <param name="Surface">Where the feed is shown (<see cref="Surfaces"/>).</param>
public readonly record struct RankingContext(long NowMs, byte Surface = Surfaces.HomeFeed);
