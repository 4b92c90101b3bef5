using System.Numerics.Tensors;
using FeedRanking.Features;
using FeedRanking.Retrieval.Index;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Catalogue;

/// <summary>Makes snapshots of the catalogue, one at a time: one pass over all rows, then a look for the best ones of each list.</summary>
public sealed class SnapshotBuilder(VideoCatalogue catalogue, IndexUpdater index, IOptions<RetrievalOptions> options, TimeProvider time)
{
    // Impressions that a video is credited with at the mean rate before its own count.
    private const float PriorImpressions = 20;

    // One part in so many of the videos count as little seen.
    private const int LeastShownShare = 4;

    private readonly CatalogueColumns _columns = new();
    private long[] _videoIds = [];
    private long[] _creatorIds = [];
    private int[] _topics = [];

    /// <summary>A snapshot as of now.</summary>
    /// <param name="popular">Video ids per region, most popular first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CatalogueSnapshot> BuildAsync(IReadOnlyDictionary<string, IReadOnlyList<long>> popular, CancellationToken cancellationToken)
    {
        // Videos that come in meanwhile belong to the next snapshot.
        var slotCount = catalogue.Count;
        var updated = await index.UpdateAsync(catalogue, slotCount, cancellationToken);
        _columns.Read(catalogue, slotCount, time.GetUtcNow().ToUnixTimeMilliseconds());
        return Build(updated, popular);
    }

    private CatalogueSnapshot Build(VideoIndex updated, IReadOnlyDictionary<string, IReadOnlyList<long>> popular)
    {
        var (rates, listLength) = (Rates(), options.Value.ListLength);
        return new CatalogueSnapshot
        {
            Catalogue = catalogue,
            SlotCount = _columns.Count,
            Index = updated,
            VideoIds = Kept(ref _videoIds, _columns.VideoIds),
            CreatorIds = Kept(ref _creatorIds, _columns.CreatorIds),
            Topics = Kept(ref _topics, _columns.Topics),
            Rates = rates,
            Trends = _columns.Trends.ToArray(),
            TopicShares = _columns.TopicShares(),
            ByTopic = SlotOrder.ByGroup(_columns.Eligible, rates, _columns.Topics, listLength),
            ByCreator = SlotOrder.ByGroup(_columns.Eligible, rates, _columns.CreatorIds, listLength),
            Trending = SlotOrder.Highest(_columns.Eligible, _columns.Reactions, listLength),
            Popular = popular.ToDictionary(list => list.Key, list => Known(list.Value, _columns.Count)),
            Newest = SlotOrder.HighestYoungest(_columns.Eligible, _columns.PublishedAtMs, listLength),
            LeastShown = LeastShown(listLength),
        };
    }

    // Earlier snapshots have the old array; what has not changed is shared with them.
    private static T[] Kept<T>(ref T[] last, ReadOnlySpan<T> now)
        where T : IEquatable<T> => last = now.SequenceEqual(last) ? last : now.ToArray();

    private float[] Rates()
    {
        var impressions = _columns.Impressions;
        var longViews = _columns.LongViews;
        var (impressionSum, longViewSum) = (0.0, 0.0);
        for (var slot = 0; slot < impressions.Length; slot++)
        {
            impressionSum += impressions[slot];
            longViewSum += longViews[slot];
        }

        var mean = (float)impressionSum > 0 ? (float)longViewSum / (float)impressionSum : 0;
        var rates = new float[impressions.Length];
        for (var slot = 0; slot < rates.Length; slot++)
        {
            rates[slot] = (longViews[slot] + (PriorImpressions * mean)) / (impressions[slot] + PriorImpressions);
        }

        return rates;
    }

    private int[] LeastShown(int listLength)
    {
        var few = (_columns.EligibleCount + LeastShownShare - 1) / LeastShownShare;
        var fewness = new float[_columns.Count];
        TensorPrimitives.Negate(_columns.Impressions, fewness);
        return SlotOrder.HighestYoungest<float>(_columns.Eligible, fewness, Math.Min(few, listLength));
    }

    private int[] Known(IReadOnlyList<long> videoIds, int slotCount)
    {
        var slots = new List<int>(videoIds.Count);
        foreach (var videoId in videoIds)
        {
            if (catalogue.TryGetSlot(videoId, out var slot) && slot < slotCount && catalogue[slot].IsEligible)
            {
                slots.Add(slot);
            }
        }

        return [.. slots.Distinct()];
    }
}
