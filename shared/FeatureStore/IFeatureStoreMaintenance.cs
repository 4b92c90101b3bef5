namespace FeedRanking.FeatureStore;

/// <summary>What loading and operations need, and serving must not use.</summary>
public interface IFeatureStoreMaintenance
{
    /// <summary>Whether Redis answers now.</summary>
    /// <exception cref="FeatureStoreUnavailableException">It does not.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Ids of all viewers of whom something is stored, in no order; one that is added meanwhile may be missing.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task<IReadOnlyCollection<long>> ViewerIdsAsync(CancellationToken cancellationToken);

    /// <summary>Removes everything that this system stores, and nothing else: viewers with their offsets, catalogue, lists.</summary>
    /// <returns>Number of keys removed.</returns>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task<long> EraseAsync(CancellationToken cancellationToken);
}
