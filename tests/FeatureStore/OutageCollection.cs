namespace FeedRanking.FeatureStore.Tests;

/// <summary>Tests that look at the whole process (threads, unobserved exceptions, allocations), so nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OutageCollection
{
    public const string Name = "Outage";
}
