namespace FeedRanking.FeatureStore;

/// <summary>Popularity lists per region: what the last rung of the ladder serves.</summary>
public interface IPopularityStore
{
    /// <summary>Reads the list of one region (or "global"), best first; empty when there is none.</summary>
    Task<IReadOnlyList<PopularVideo>> ReadAsync(string region, CancellationToken cancellationToken);

    /// <summary>Replaces the list of one region; at most 1,000 entries are kept.</summary>
    Task WriteAsync(string region, IReadOnlyList<PopularVideo> videos, CancellationToken cancellationToken);
}

/// <summary>One entry of a popularity list, with what the gateway needs to serve it without any other service.</summary>
/// <param name="VideoId">The video.</param>
/// <param name="CreatorId">Its creator.</param>
/// <param name="Topic">Its topic, -1 when unknown.</param>
/// <param name="Score">Smoothed long-view rate, 0..1.</param>
public readonly record struct PopularVideo(long VideoId, long CreatorId, int Topic, float Score);
