using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.CandidateRetrieval.Catalogue;

/// <summary>The stream's popularity lists per region, kept while the store cannot be reached.</summary>
internal sealed class PopularLists(IPopularityStore store, ILogger<PopularLists> log)
{
    private readonly Dictionary<string, IReadOnlyList<long>> _lists = [];

    /// <summary>Reads all regions again and returns what is known.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<long>>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var region in Regions.All)
            {
                var videos = await store.ReadAsync(region, cancellationToken);
                if (videos.Count > 0)
                {
                    _lists[region] = [.. videos.Select(video => video.VideoId)];
                }
            }
        }
        catch (FeatureStoreUnavailableException error)
        {
            log.LogWarning("Popularity lists not read, {Lists} kept: {Problem}", _lists.Count, error.Message);
        }

        return _lists;
    }
}
