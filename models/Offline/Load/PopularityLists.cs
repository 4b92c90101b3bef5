using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.Offline.Load;

/// <summary>
/// Ranks videos by their decayed, smoothed long-view rate: over all viewers, and per region, where a region's own rate counts as much as
/// it has impressions and the global rate fills up the rest.
/// </summary>
internal sealed class PopularityLists(Dataset data, VideoCatalogue catalogue, long shiftMs, long nowMs)
{
    /// <summary>Entries of a list.</summary>
    public const int Length = 500;

    /// <summary>Impressions that the prior counts as.</summary>
    private const float PriorImpressions = 20;

    private readonly float[] _globalRates = GlobalRates(catalogue, nowMs);

    /// <summary>One list for every known region, the global one included.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> Make()
    {
        var counts = RegionalCounts();
        var lists = new Dictionary<string, IReadOnlyList<PopularVideo>> { [Regions.Global] = Best(_globalRates) };
        foreach (var region in Regions.All.Where(region => region != Regions.Global))
        {
            lists[region] = counts.TryGetValue(region, out var own) ? Best(Rates(own)) : lists[Regions.Global];
        }

        return lists;
    }

    private static float[] GlobalRates(VideoCatalogue catalogue, long nowMs)
    {
        var counters = Enumerable.Range(0, catalogue.Count).Select(slot => catalogue[slot].Counters.At(nowMs).Slow).ToList();
        var impressions = counters.Sum(values => values[Counter.Impressions]);
        var average = impressions > 0 ? counters.Sum(values => values[Counter.LongViews]) / impressions : 0;
        return [.. counters.Select(values => Smoothed(values[Counter.LongViews], values[Counter.Impressions], average))];
    }

    private static float Smoothed(float longViews, float impressions, float prior) =>
        (longViews + (PriorImpressions * prior)) / (impressions + PriorImpressions);

    private Dictionary<string, (float[] Impressions, float[] LongViews)> RegionalCounts()
    {
        var regions = data.Viewers.ToDictionary(viewer => viewer.ViewerId, viewer => viewer.Region);
        var counts = new Dictionary<string, (float[] Impressions, float[] LongViews)>();
        foreach (var row in data.Log)
        {
            if (!regions.TryGetValue(row.ViewerId, out var region) || !catalogue.TryGetSlot(row.VideoId, out var slot))
            {
                continue;
            }

            if (!counts.TryGetValue(region, out var own))
            {
                counts[region] = own = (new float[catalogue.Count], new float[catalogue.Count]);
            }

            var weight = (float)double.Exp2(-Math.Max(0, nowMs - row.TimeMs - shiftMs) / DecayedCounters.SlowHalfLifeMs);
            own.Impressions[slot] += weight;
            own.LongViews[slot] += row.LongView ? weight : 0;
        }

        return counts;
    }

    private float[] Rates((float[] Impressions, float[] LongViews) own) =>
        [.. _globalRates.Select((global, slot) => Smoothed(own.LongViews[slot], own.Impressions[slot], global))];

    private List<PopularVideo> Best(float[] rates) =>
    [
        .. Enumerable.Range(0, catalogue.Count)
            .Where(slot => catalogue[slot].IsEligible)
            .OrderByDescending(slot => rates[slot])
            .ThenBy(slot => catalogue[slot].VideoId)
            .Take(Length)
            .Select(slot => new PopularVideo(catalogue[slot].VideoId, catalogue[slot].CreatorId, catalogue[slot].Topic, rates[slot])),
    ];
}
