namespace FeedRanking.FeatureStore;

/// <summary>One video that waits for its page.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="CreatorId">Its creator; null when unknown.</param>
/// <param name="Source">The candidate source that proposed it first.</param>
/// <param name="Score">The score it was ranked with.</param>
/// <param name="Propensity">Probability with which it was drawn for its exploration slot; null where nothing was drawn.</param>
public readonly record struct FeedSessionItem(long VideoId, long? CreatorId, string Source, float Score, float? Propensity);
