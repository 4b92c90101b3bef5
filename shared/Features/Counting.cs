using System.Runtime.Intrinsics;

namespace FeedRanking.Features;

/// <summary>What one observation adds to a set of counters.</summary>
internal static class Counting
{
    /// <param name="outcomes">What was observed.</param>
    /// <param name="expectedLongViews">The long-view rate that was to be expected; counted with an impression.</param>
    public static CounterValues Values(Outcomes outcomes, float expectedLongViews)
    {
        var impression = One(outcomes, Outcomes.Impression);
        var detailed = (outcomes & Outcomes.Coarse) == 0 ? impression : 0;
        return new(Vector256.Create(
            impression,
            One(outcomes, Outcomes.LongView),
            One(outcomes, Outcomes.Like),
            impression * expectedLongViews,
            detailed,
            One(outcomes, Outcomes.Click),
            One(outcomes, Outcomes.Dwell15s),
            One(outcomes, Outcomes.Hide | Outcomes.Report)));
    }

    private static float One(Outcomes outcomes, Outcomes any) => (outcomes & any) == 0 ? 0 : 1;
}
