namespace FeedRanking.LoadTests.Results;

/// <summary>What an overload did.</summary>
/// <param name="GoodputRps">Requests answered in full within the budget, a second, at the rate that the system can sustain.</param>
/// <param name="GoodputUnderOverloadRps">The same at twice that.</param>
/// <param name="GoodputAfterwardsRps">The same when the rate is back.</param>
/// <param name="RecoverySeconds">From the overload's end until so many requests are heavy as must be, from there to the end of the load.</param>
/// <param name="LeastQuality">The lowest quality factor seen.</param>
/// <param name="Reversals">How often the quality factor turned round under overload, small movements left out.</param>
internal sealed record OverloadFigures(
    double GoodputRps, double GoodputUnderOverloadRps, double GoodputAfterwardsRps, double RecoverySeconds, double LeastQuality, int Reversals);
