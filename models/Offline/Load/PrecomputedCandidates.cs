using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.Offline.Load;

/// <summary>
/// A first candidate set for every viewer, before any live retrieval has made one: what is popular in the region, by the viewer's
/// long-view rate for the topic, without what the viewer has seen.
/// </summary>
internal sealed class PrecomputedCandidates(VideoCatalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> popular)
{
    /// <summary>Candidates per viewer.</summary>
    public const int Length = 200;

    /// <summary>Impressions that the prior counts as: a topic rate out of few actions says little.</summary>
    private const float PriorImpressions = 3;

    /// <summary>The viewer's candidates, best first.</summary>
    public List<long> For(ViewerRow viewer, SeenList seen)
    {
        var tastes = TopicTastes(viewer);
        var list = popular.TryGetValue(viewer.Region, out var regional) ? regional : popular[Regions.Global];
        var (ids, order) = (new long[list.Count], new float[list.Count]);
        var count = 0;
        foreach (var video in list)
        {
            if (!seen.Contains(video.VideoId))
            {
                ids[count] = video.VideoId;
                order[count++] = -video.Score * tastes.GetValueOrDefault(video.Topic, 1);
            }
        }

        // A plain sort rather than a query: this runs for every viewer of the data.
        Array.Sort(order, ids, 0, count);
        return [.. ids.AsSpan(0, Math.Min(count, Length))];
    }

    // How many times the viewer's own average a topic is: 1 for topics never seen.
    private Dictionary<int, float> TopicTastes(ViewerRow viewer)
    {
        var known = viewer.Actions
            .Where(action => catalogue.TryGetSlot(action.VideoId, out _))
            .Select(action => (Topic: TopicOf(action), Liked: (action.Outcomes & (Outcomes.LongView | Outcomes.Like)) != 0))
            .ToList();
        var average = (known.Count(action => action.Liked) + 1f) / (known.Count + 2f);
        return known.GroupBy(action => action.Topic).ToDictionary(
            topic => topic.Key,
            topic => (topic.Count(action => action.Liked) + (PriorImpressions * average)) / (topic.Count() + PriorImpressions) / average);
    }

    private int TopicOf(ViewerAction action) => catalogue.TryGetSlot(action.VideoId, out var slot) ? catalogue[slot].Topic : -1;
}
