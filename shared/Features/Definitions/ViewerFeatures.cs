using static FeedRanking.Features.Counter;

namespace FeedRanking.Features.Definitions;

/// <summary>Features of the viewer: profile, running rates, session.</summary>
internal static class ViewerFeatures
{
    private const int ViewerTtlDays = 90;
    private const float SecondMs = 1_000f;
    private const float MaxGapSeconds = 7 * 86_400f;

    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Of("viewer_activity", "Level of activity, 0 to 5.", 0, c => c.Viewer.Profile.ActivityLevel),
        Of("viewer_register_days", "log(1 + days since registration).", 0, c => Rates.Log1(c.Viewer.Profile.RegisterDays)),
        Of("viewer_follows", "log(1 + creators followed).", 0, c => Rates.Log1(c.Viewer.Profile.FollowCount)),
        Of("viewer_fans", "log(1 + followers).", 0, c => Rates.Log1(c.Viewer.Profile.FanCount)),
        Of("viewer_friends", "log(1 + mutual follows).", 0, c => Rates.Log1(c.Viewer.Profile.FriendCount)),
        Of("viewer_is_author", "1 when the viewer publishes.", 0, c => c.Viewer.Profile.IsVideoAuthor ? 1 : 0),
        Of("viewer_impressions", "log(1 + impressions with known outcome).", 0, c => Rates.Log1(c.ViewerCounters.Slow[Impressions])),
        Of("viewer_lift", "Long views above expectation.", 0, c => Rates.LongViewLift(c.ViewerCounters.Slow, ViewerRow.LiftPriorImpressions)),
        Of("viewer_lift_fast", "The same of the last days.", 0, c => Rates.LongViewLift(c.ViewerCounters.Fast, 3)),
        Of("viewer_like_rate", "Like rate.", 0.02f, c => Rates.Smooth(c.ViewerCounters.Slow[Likes], c.ViewerCounters.Slow[Impressions], 0.02f, 10)),
        Of("viewer_click_rate", "Click rate.", 0.4f, c => DetailedRate(c, Clicks, 0.44f)),
        Of("viewer_dwell_rate", "Dwell-15s rate.", 0.3f, c => DetailedRate(c, Dwells15s, 0.35f)),
        Of("recent_lift", "Long views above expectation in the last 10 actions.", 0, c => c.Affinities.Recent.MeanLift(3), version: 2),
        Of("known_share", "Share of the last actions whose outcome is known.", 0, KnownShare),
        Of("since_last_impression", "log(1 + seconds), at most a week.", 13, SinceLastImpression),
        Of("session_impressions", "log(1 + impressions of the running session).", 0, c => IsInSession(c) ? Rates.Log1(c.Viewer.SessionImpressions) : 0),
        Of("session_seconds", "log(1 + seconds since the session began).", 0, SessionSeconds),
    ];

    private static FeatureDefinition Of(string name, string description, float whenUnknown, FeatureFunction compute, int version = 1) =>
        new(name, version, FeatureEntity.Viewer, whenUnknown, ViewerTtlDays, description, compute);

    private static float DetailedRate(Candidate candidate, Counter counter, float prior) =>
        Rates.Smooth(candidate.ViewerCounters.Slow[counter], candidate.ViewerCounters.Slow[DetailedImpressions], prior, 5);

    private static float KnownShare(Candidate candidate) =>
        candidate.Affinities.Count == 0 ? 0 : candidate.Affinities.All.Known / candidate.Affinities.Count;

    // Records without time get a time that only orders them: gaps between them mean nothing.
    private static bool HasTime(Candidate candidate) =>
        candidate.Context.Surface != Surfaces.Unknown && candidate.Viewer.LastImpressionMs > 0;

    private static bool IsInSession(Candidate candidate) =>
        HasTime(candidate) && candidate.Context.NowMs - candidate.Viewer.LastImpressionMs <= ViewerRow.SessionGapMs;

    private static float SinceLastImpression(Candidate candidate) => Rates.Log1(
        HasTime(candidate) ? Math.Clamp((candidate.Context.NowMs - candidate.Viewer.LastImpressionMs) / SecondMs, 0, MaxGapSeconds) : MaxGapSeconds);

    private static float SessionSeconds(Candidate candidate) =>
        IsInSession(candidate) ? Rates.Log1((candidate.Context.NowMs - candidate.Viewer.SessionStartMs) / SecondMs) : 0;
}
