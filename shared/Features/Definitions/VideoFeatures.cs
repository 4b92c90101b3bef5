using static FeedRanking.Features.Counter;

namespace FeedRanking.Features.Definitions;

/// <summary>Features of the candidate: its facts, and what all viewers did with it and its like.</summary>
internal static class VideoFeatures
{
    private const int CounterTtlDays = 90;
    private const float DayMs = 86_400_000f;

    // Without a limit a catalogue that ages as a whole takes a model to where it has never been: its probabilities drift day by day.
    private const float OldDays = 14;

    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Of("log_duration", "log(1 + seconds).", 3.5f, c => Rates.Log1(c.Video.DurationMs / 1_000f)),
        Of("long_view_seconds", "Seconds to watch for a long view: the length, at most 18.", 18, LongViewSeconds),
        Of("duration_unknown", "1 when the length is unknown.", 1, c => c.Video.DurationMs <= 0 ? 1 : 0),
        Of("aspect", "log(height / width); 0 when unknown.", 0, Aspect),
        Of("music_type_original", "1 for the most common kind of music (original sound).", 0, c => c.Video.MusicType == 9 ? 1 : 0),
        Of("age_days", "log(1 + days since publication, at most 14): older is old.", 0, AgeDays, version: 2),
        Of("expected_long_view", "Log-odds of the long-view rate of surface × duration.", -0.8f, c => Rates.Logit(c.Expected)),
        Of("surface_click_rate", "Click rate of surface × duration.", 0.4f, c => DetailedRate(c, c.SurfaceDuration, Clicks)),
        Of("surface_dwell_rate", "Dwell-15s rate of surface × duration.", 0.3f, c => DetailedRate(c, c.SurfaceDuration, Dwells15s)),
        Of("video_long_view_rate", "Long-view rate, smoothed by 20 impressions.", 0.3f, c => LongViewRate(c.VideoCounters.Slow, c)),
        Of("video_lift", "Long views above what surface, duration and viewer let expect, per impression.", 0, c => Rates.LongViewLift(c.VideoCounters.Slow), version: 2),
        Of("video_lift_fast", "The same of the last days.", 0, c => Rates.LongViewLift(c.VideoCounters.Fast), version: 2),
        Of("video_impressions", "log(1 + impressions).", 0, c => Rates.Log1(c.VideoCounters.Slow[Impressions])),
        Of("video_impressions_fast", "The same of the last days.", 0, c => Rates.Log1(c.VideoCounters.Fast[Impressions])),
        Of("video_like_rate", "Like rate.", 0.02f, c => LikeRate(c, c.VideoCounters.Slow)),
        Of("video_click_rate", "Click rate.", 0.4f, c => DetailedRate(c, c.VideoCounters.Slow, Clicks)),
        Of("video_dwell_rate", "Dwell-15s rate.", 0.3f, c => DetailedRate(c, c.VideoCounters.Slow, Dwells15s)),
        Of("creator_lift", "Long views of the creator's videos above expectation.", 0, c => Rates.LongViewLift(c.CreatorCounters.Slow), version: 2),
        Of("creator_like_rate", "Like rate of the creator's videos.", 0.02f, c => LikeRate(c, c.CreatorCounters.Slow)),
        Of("creator_impressions", "log(1 + impressions of the creator's videos).", 0, c => Rates.Log1(c.CreatorCounters.Slow[Impressions])),
        Of("topic_lift", "Long views of the topic above expectation.", 0, c => Rates.LongViewLift(c.TopicCounters.Slow), version: 2),
        Of("topic_lift_fast", "The same of the last days.", 0, c => Rates.LongViewLift(c.TopicCounters.Fast), version: 2),
        Of("topic_like_rate", "Like rate of the topic.", 0.02f, c => LikeRate(c, c.TopicCounters.Slow)),
        Of("topic_click_rate", "Click rate of the topic.", 0.4f, c => DetailedRate(c, c.TopicCounters.Slow, Clicks)),
        Of("topic_duration_lift", "Long views of topic × duration above expectation.", 0, c => Rates.LongViewLift(c.TopicDurationCounters.Slow), version: 2),
        Of("music_impressions", "log(1 + impressions with the same music).", 0, c => Rates.Log1(c.MusicCounters.Slow[Impressions])),
        Of("music_lift", "Long views with the same music above expectation.", 0, c => Rates.LongViewLift(c.MusicCounters.Slow), version: 2),
    ];

    private static FeatureDefinition Of(string name, string description, float whenUnknown, FeatureFunction compute, int version = 1) =>
        new(name, version, FeatureEntity.Video, whenUnknown, CounterTtlDays, description, compute);

    private static float AgeDays(Candidate candidate) =>
        Rates.Log1(Math.Min((candidate.Context.NowMs - candidate.Video.PublishedAtMs) / DayMs, OldDays));

    private static float LongViewSeconds(Candidate candidate) =>
        candidate.Video.DurationMs is > 0 and < LongViews.ThresholdMs ? candidate.Video.DurationMs / 1_000f : LongViews.ThresholdMs / 1_000f;

    private static float Aspect(Candidate candidate) =>
        candidate.Video.Width > 0 && candidate.Video.Height > 0 ? MathF.Log((float)candidate.Video.Height / candidate.Video.Width) : 0;

    private static float LongViewRate(CounterValues values, Candidate candidate) =>
        Rates.Smooth(values[Counter.LongViews], values[Impressions], Overall(candidate, Counter.LongViews, Impressions, 0.3f));

    private static float LikeRate(Candidate candidate, CounterValues values) =>
        Rates.Smooth(values[Likes], values[Impressions], Overall(candidate, Likes, Impressions, 0.02f), 50);

    private static float DetailedRate(Candidate candidate, CounterValues values, Counter counter) =>
        Rates.Smooth(values[counter], values[DetailedImpressions], Overall(candidate, counter, DetailedImpressions, 0.4f));

    private static float Overall(Candidate candidate, Counter counter, Counter impressions, float priorRate) =>
        Rates.Smooth(candidate.Overall[counter], candidate.Overall[impressions], priorRate, 1_000);
}
