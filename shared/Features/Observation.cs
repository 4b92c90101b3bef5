namespace FeedRanking.Features;

/// <summary>
/// What one event says about one impression, in the form that all counters take it. The stream makes it from an engagement event
/// (<see cref="From"/>); replay makes it from a logged row, whose long view is recorded rather than derived.
/// </summary>
/// <param name="ViewerId">The viewer.</param>
/// <param name="VideoId">The video.</param>
/// <param name="OccurredAtMs">When it happened, milliseconds since the Unix epoch.</param>
/// <param name="Surface">Where; <see cref="Surfaces.Unknown"/> when not recorded.</param>
/// <param name="Outcomes">What happened; <see cref="Outcomes.Impression"/> for the impression itself.</param>
/// <param name="PlayTimeMs">How long it played; 0 when unknown.</param>
/// <param name="ViewerLift">
/// How much more often this viewer watches long than surface and length let expect (<see cref="ViewerRow.LongViewLiftAt"/>), so that a video is
/// not praised for the viewers it was shown to; 0 when the viewer is unknown.
/// </param>
public readonly record struct Observation(
    long ViewerId,
    long VideoId,
    long OccurredAtMs,
    byte Surface,
    Outcomes Outcomes,
    int PlayTimeMs,
    float ViewerLift = 0)
{
    /// <summary>Translates an event. A dwell's long view follows from play time and the video's length.</summary>
    /// <param name="engagement">The event.</param>
    /// <param name="catalogue">Knows the video's length; for a video it does not know the length counts as unknown.</param>
    public static Observation From(EngagementEvent engagement, VideoCatalogue catalogue) => new(
        engagement.ViewerId,
        engagement.VideoId,
        engagement.OccurredAtMs,
        engagement.Surface < Surfaces.Count ? engagement.Surface : Surfaces.HomeFeed,
        OutcomesOf(engagement, catalogue),
        engagement.Type == EngagementType.Dwell ? engagement.PlayTimeMs : 0);

    private static Outcomes OutcomesOf(EngagementEvent engagement, VideoCatalogue catalogue) => engagement.Type switch
    {
        EngagementType.Impression => Outcomes.Impression,
        EngagementType.Click => Outcomes.Known | Outcomes.Click,
        EngagementType.Like => Outcomes.Known | Outcomes.Like,
        EngagementType.Comment => Outcomes.Known | Outcomes.Comment,
        EngagementType.Share => Outcomes.Known | Outcomes.Share,
        EngagementType.Follow => Outcomes.Known | Outcomes.Follow,
        EngagementType.Dwell => Outcomes.Known | Watched(engagement, catalogue),
        EngagementType.Hide => Outcomes.Known | Outcomes.Hide,
        EngagementType.Report => Outcomes.Known | Outcomes.Report,
        _ => Outcomes.None,
    };

    private static Outcomes Watched(EngagementEvent engagement, VideoCatalogue catalogue)
    {
        var durationMs = catalogue.TryGetSlot(engagement.VideoId, out var slot) ? catalogue[slot].DurationMs : 0;
        var watched = LongViews.Is(engagement.PlayTimeMs, durationMs) ? Outcomes.LongView : Outcomes.None;
        return engagement.PlayTimeMs > LongViews.DwellThresholdMs ? watched | Outcomes.Dwell15s : watched;
    }
}
