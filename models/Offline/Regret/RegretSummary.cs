using FeedRanking.Offline.Evaluation;

namespace FeedRanking.Offline.Regret;

/// <summary>Means over viewers with bootstrap intervals, for each rung that served.</summary>
internal static class RegretSummary
{
    /// <summary>One row for each rung, the most frequent first.</summary>
    public static IReadOnlyList<RegretRow> Of(string label, int round, IReadOnlyList<FeedWorth> feeds) =>
    [
        .. feeds.GroupBy(feed => feed.ServedBy)
            .OrderByDescending(rung => rung.Count())
            .ThenBy(rung => rung.Key, StringComparer.Ordinal)
            .Select(rung => Row(label, round, rung.Key, [.. rung])),
    ];

    private static RegretRow Row(string label, int round, string servedBy, FeedWorth[] feeds)
    {
        Figure Mean(Func<FeedWorth, double> value) => Ratio(feeds, value, _ => 1.0);
        Figure Share(Func<FeedWorth, PageItems> page, Func<PageItems, int> count) =>
            Ratio(feeds, feed => count(page(feed)), feed => page(feed).All);
        return new RegretRow(
            label,
            round,
            servedBy,
            feeds.Length,
            Served: Mean(feed => feed.Served),
            Random: Mean(feed => feed.Random),
            Popular: Mean(feed => feed.Popular),
            IdealDiverse: Mean(feed => feed.IdealDiverse),
            Ideal: Mean(feed => feed.Ideal),
            Informed: Mean(feed => feed.Informed),
            BestRetrieved: MeanOfKnown(feeds, feed => feed.BestRetrieved),
            BestRanked: MeanOfKnown(feeds, feed => feed.BestRanked),
            Regret: Mean(feed => feed.Ideal - feed.Served),
            ShareClosed: Ratio(feeds, feed => feed.Served - feed.Popular, feed => feed.Ideal - feed.Popular),
            ShareClosedDiverse: Ratio(feeds, feed => feed.Served - feed.Popular, feed => feed.IdealDiverse - feed.Popular),
            UnderADayOld: Share(feed => feed.ServedItems, items => items.UnderADayOld),
            PopularUnderADayOld: Share(feed => feed.PopularItems, items => items.UnderADayOld),
            OfSmallCreators: Share(feed => feed.ServedItems, items => items.OfSmallCreators),
            PopularOfSmallCreators: Share(feed => feed.PopularItems, items => items.OfSmallCreators),
            Repeats: Share(feed => feed.ServedItems, items => items.Repeats).Value);
    }

    private static Figure? MeanOfKnown(FeedWorth[] feeds, Func<FeedWorth, double?> value)
    {
        var known = feeds.Where(feed => value(feed) is not null).ToArray();
        return known.Length == 0 ? null : Ratio(known, feed => value(feed)!.Value, _ => 1.0);
    }

    // Sum over sum, for all viewers and for each draw of viewers.
    private static Figure Ratio(FeedWorth[] feeds, Func<FeedWorth, double> above, Func<FeedWorth, double> below)
    {
        var (numerators, denominators) = (Array.ConvertAll(feeds, feed => above(feed)), Array.ConvertAll(feeds, feed => below(feed)));
        var draws = Bootstrap.Resample(feeds.Length, times => Weighted(numerators, times.Span) / Weighted(denominators, times.Span));
        var (low, high) = Bootstrap.Interval(draws);
        return new Figure(numerators.Sum() / denominators.Sum(), low, high);
    }

    private static double Weighted(double[] values, ReadOnlySpan<int> times)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * times[i];
        }

        return sum;
    }
}
