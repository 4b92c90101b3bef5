namespace FeedRanking.FeatureStore;

/// <summary>Keeps what follows the first page of a feed: one key in the viewer's hash slot, with an expiry, written once.</summary>
public interface IFeedSessionStore
{
    /// <summary>Keeps a session for a while.</summary>
    /// <param name="viewerId">Whose feed; nobody else's request finds it.</param>
    /// <param name="sessionId">Made for this feed.</param>
    /// <param name="session">Within the limits of <see cref="FeedSession"/>.</param>
    /// <param name="lifetime">How long it can be read.</param>
    /// <param name="cancellationToken">Ends the waiting; the session may be kept all the same.</param>
    /// <exception cref="ArgumentException">The session exceeds a limit.</exception>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task WriteAsync(long viewerId, Guid sessionId, FeedSession session, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Reads a session; null when it was never there, is another viewer's, has expired or is of a layout that this version cannot read.</summary>
    /// <exception cref="FeatureStoreUnavailableException">Redis cannot be reached or did not answer in time.</exception>
    Task<FeedSession?> ReadAsync(long viewerId, Guid sessionId, CancellationToken cancellationToken);
}
