namespace FeedRanking.FeatureStore;

/// <summary>Keeps how answers came about, for a while, so that any gateway can tell: one key per request, with an expiry.</summary>
public interface IExplanationStore
{
    /// <summary>Most bytes of an explanation.</summary>
    const int MaxBytes = 262_144;

    /// <summary>Keeps an explanation.</summary>
    /// <param name="requestId">The request.</param>
    /// <param name="explanation">At most <see cref="MaxBytes"/>, in whatever form the caller likes.</param>
    /// <param name="lifetime">How long it can be read.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">The explanation is too large.</exception>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task WriteAsync(Guid requestId, byte[] explanation, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Reads an explanation; null when there is none.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task<byte[]?> ReadAsync(Guid requestId, CancellationToken cancellationToken);
}
