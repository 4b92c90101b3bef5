namespace FeedRanking.Features.Definitions;

/// <summary>One of the viewer's last actions, weighed against what was to be expected of its video.</summary>
/// <param name="Place">Place in the viewer's actions.</param>
/// <param name="IsKnown">Whether its outcomes are known; when not, lift is 0.</param>
/// <param name="IsLiked">Whether it was liked.</param>
/// <param name="Lift">Long view (1 or 0) minus the rate to expect of that video on that surface.</param>
/// <param name="WatchedShare">Play time as a share of the video's length, or of two minutes where that is less; at most 1.</param>
internal readonly record struct WeighedAction(int Place, bool IsKnown, bool IsLiked, float Lift, float WatchedShare)
{
    private const int WatchedCapMs = 120_000;

    public static WeighedAction Of(ViewerAction action, int place, VideoEntry entry, VideoCatalogue catalogue)
    {
        if (!action.IsKnown)
        {
            return new(place, false, false, 0, 0);
        }

        var expected = catalogue.SurfaceDurations.ExpectedLongViewRate(action.Surface, entry.DurationBucket)
            + Rates.LongViewLift(entry.Row.Counters.Slow);
        var longView = (action.Outcomes & Outcomes.LongView) == 0 ? 0 : 1;
        var wholeMs = entry.Row.DurationMs > 0 ? Math.Min(entry.Row.DurationMs, WatchedCapMs) : WatchedCapMs;
        return new(
            place,
            true,
            (action.Outcomes & Outcomes.Like) != 0,
            longView - Math.Clamp(expected, 0, 1),
            Math.Clamp(action.PlayTimeMs / (float)wholeMs, 0, 1));
    }
}
