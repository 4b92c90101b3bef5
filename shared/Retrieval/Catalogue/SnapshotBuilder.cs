using FeedRanking.Features;
using FeedRanking.Retrieval.Index;
using Microsoft.Extensions.Options;

namespace FeedRanking.Retrieval.Catalogue;

/// <summary>Makes snapshots of the catalogue: one pass over all rows, then a few sorts.</summary>
public sealed class SnapshotBuilder(VideoCatalogue catalogue, IndexUpdater index, IOptions<RetrievalOptions> options, TimeProvider time)
{
    // Impressions that a video is credited with at the mean rate before its own count.
    private const float PriorImpressions = 20;

    // Positive reactions that a video is credited with before its own count; also keeps logarithms finite.
    private const float PriorReactions = 0.5f;

    // How much of what a video was liked in the long run is taken off its trend.
    private const float LongTermShare = 0.5f;

    // A like says more than a long view.
    private const float LikeWeight = 2;

    /// <summary>A snapshot as of now.</summary>
    /// <param name="popular">Video ids per region, most popular first.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<CatalogueSnapshot> BuildAsync(IReadOnlyDictionary<string, IReadOnlyList<long>> popular, CancellationToken cancellationToken)
    {
        // Videos that come in meanwhile belong to the next snapshot.
        var slotCount = catalogue.Count;
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = new VideoRow[slotCount];
        for (var slot = 0; slot < slotCount; slot++)
        {
            rows[slot] = catalogue[slot];
        }

        var counters = Array.ConvertAll(rows, row => row.Counters.At(nowMs));
        var rates = Rates(counters);
        var trend = Array.ConvertAll(counters, c => c.Fast[Counter.LongViews] + (LikeWeight * c.Fast[Counter.Likes]));
        var eligible = Enumerable.Range(0, slotCount).Where(slot => rows[slot].IsEligible).ToArray();
        var byRate = eligible.OrderByDescending(slot => rates[slot]).ThenBy(slot => slot).ToArray();
        return new CatalogueSnapshot
        {
            Catalogue = catalogue,
            SlotCount = slotCount,
            Index = await index.UpdateAsync(catalogue, slotCount, cancellationToken),
            VideoIds = Array.ConvertAll(rows, row => row.VideoId),
            CreatorIds = Array.ConvertAll(rows, row => row.CreatorId),
            Topics = Array.ConvertAll(rows, row => row.Topic),
            Rates = rates,
            Trends = Trends(counters),
            TopicShares = TopicShares(rows, counters),
            ByTopic = Groups(byRate, slot => rows[slot].Topic),
            ByCreator = Groups(byRate, slot => rows[slot].CreatorId),
            Trending = First(eligible.OrderByDescending(slot => trend[slot]).ThenBy(slot => slot)),
            Popular = popular.ToDictionary(list => list.Key, list => Known(list.Value, slotCount)),
            Newest = First(eligible.OrderByDescending(slot => rows[slot].PublishedAtMs).ThenByDescending(slot => slot)),
            LeastShown = First(eligible.OrderBy(slot => counters[slot].Slow[Counter.Impressions]).ThenByDescending(slot => slot).Take((eligible.Length + 3) / 4)),
        };
    }

    private static float[] Rates(DecayedCounters[] counters)
    {
        var impressions = counters.Sum(c => c.Slow[Counter.Impressions]);
        var mean = impressions > 0 ? counters.Sum(c => c.Slow[Counter.LongViews]) / impressions : 0;
        return Array.ConvertAll(
            counters,
            c => (c.Slow[Counter.LongViews] + (PriorImpressions * mean)) / (c.Slow[Counter.Impressions] + PriorImpressions));
    }

    // What rises now stands above what was always liked.
    private static float[] Trends(DecayedCounters[] counters) => Array.ConvertAll(
        counters,
        c => MathF.Log(c.Fast[Counter.LongViews] + PriorReactions) - (LongTermShare * MathF.Log(c.Slow[Counter.LongViews] + PriorReactions)));

    private static Dictionary<int, float> TopicShares(VideoRow[] rows, DecayedCounters[] counters)
    {
        var reactions = new Dictionary<int, float>();
        for (var slot = 0; slot < rows.Length; slot++)
        {
            reactions[rows[slot].Topic] = reactions.GetValueOrDefault(rows[slot].Topic, PriorReactions) + counters[slot].Slow[Counter.LongViews];
        }

        var sum = reactions.Values.Sum();
        return reactions.ToDictionary(topic => topic.Key, topic => topic.Value / sum);
    }

    private Dictionary<TKey, int[]> Groups<TKey>(int[] byRate, Func<int, TKey> group)
        where TKey : notnull =>
        byRate.GroupBy(group).ToDictionary(members => members.Key, members => First(members));

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

    private int[] First(IEnumerable<int> slots) => [.. slots.Take(options.Value.ListLength)];
}
