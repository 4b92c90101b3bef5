using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;

namespace FeedRanking.Offline.Load;

/// <summary>
/// Ranks videos by their decayed, smoothed long-view rate: over all viewers, and per region, where a region's own rate counts as much as
/// it has impressions and the global rate fills up the rest.
/// </summary>
internal sealed class PopularityLists(IEnumerable<RegionalView> views, VideoCatalogue catalogue, long nowMs)
{
    /// <summary>Entries of a list.</summary>
    public const int Length = 500;

    /// <summary>Impressions that the prior counts as.</summary>
    private const float PriorImpressions = 20;

    private readonly float[] _globalRates = GlobalRates(catalogue, nowMs);

    /// <summary>Lists of a dataset's log.</summary>
    /// <param name="data">The log, and who of which region is in it.</param>
    /// <param name="catalogue">All videos with their counters.</param>
    /// <param name="shiftMs">Added to every time of the log.</param>
    /// <param name="nowMs">When the lists are made, milliseconds since the Unix epoch.</param>
    public static PopularityLists OfLog(Dataset data, VideoCatalogue catalogue, long shiftMs, long nowMs)
    {
        var regions = data.Viewers.ToDictionary(viewer => viewer.ViewerId, viewer => viewer.Region);
        var views = data.Log.Where(row => regions.ContainsKey(row.ViewerId))
            .Select(row => new RegionalView(regions[row.ViewerId], row.VideoId, row.TimeMs + shiftMs, row.LongView));
        return new(views, catalogue, nowMs);
    }

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
        var counts = new Dictionary<string, (float[] Impressions, float[] LongViews)>();
        foreach (var view in views)
        {
            if (!catalogue.TryGetSlot(view.VideoId, out var slot))
            {
                continue;
            }

            if (!counts.TryGetValue(view.Region, out var own))
            {
                counts[view.Region] = own = (new float[catalogue.Count], new float[catalogue.Count]);
            }

            var weight = (float)double.Exp2(-Math.Max(0, nowMs - view.TimeMs) / DecayedCounters.SlowHalfLifeMs);
            own.Impressions[slot] += weight;
            own.LongViews[slot] += view.IsLongView ? weight : 0;
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
