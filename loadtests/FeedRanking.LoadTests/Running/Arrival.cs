namespace FeedRanking.LoadTests.Running;

/// <summary>A request that is due.</summary>
/// <param name="Phase">Index of the load's phase.</param>
/// <param name="AtSeconds">Its intended start after the load's begin.</param>
/// <param name="IntendedTimestamp">The same moment on the clock.</param>
internal readonly record struct Arrival(int Phase, double AtSeconds, long IntendedTimestamp);
