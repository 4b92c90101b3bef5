namespace FeedRanking.Features.Definitions;

/// <summary>Features of the viewer together with the candidate: what the viewer's last actions say about videos like this one.</summary>
internal static class ViewerVideoFeatures
{
    private const int ViewerTtlDays = 90;

    // Smoothing grows with how many actions a kind usually has.
    private const float NarrowPrior = 1.5f;
    private const float WidePrior = 4;

    public static IReadOnlyList<FeatureDefinition> All { get; } =
    [
        Of("topic_affinity", "Mean lift of the viewer's actions in the topic.", c => c.TopicAffinity.MeanLift(WidePrior), version: 2),
        Of("topic_seen", "log(1 + actions in the topic).", c => Rates.Log1(c.TopicAffinity.Impressions)),
        Of("topic_liked", "log(1 + likes in the topic).", c => Rates.Log1(c.TopicAffinity.Likes)),
        Of("topic_recency", "1 / (1 + actions since the last one in the topic).", c => Recency(c, c.TopicAffinity)),
        Of("creator_affinity", "Mean lift of the viewer's actions with the creator.", c => c.CreatorAffinity.MeanLift(NarrowPrior), version: 2),
        Of("creator_seen", "log(1 + actions with the creator).", c => Rates.Log1(c.CreatorAffinity.Impressions)),
        Of("creator_liked", "log(1 + likes of the creator).", c => Rates.Log1(c.CreatorAffinity.Likes)),
        Of("music_affinity", "Mean lift of the viewer's actions with the music.", c => c.MusicAffinity.MeanLift(NarrowPrior), version: 2),
        Of("duration_affinity", "Mean lift of the viewer's actions of this duration.", c => c.Affinities.OfDuration(c.Entry.DurationBucket).MeanLift(WidePrior), version: 2),
        Of("duration_seen", "log(1 + actions of this duration).", c => Rates.Log1(c.Affinities.OfDuration(c.Entry.DurationBucket).Impressions)),
        Of("surface_affinity", "Mean lift of the viewer's actions on this surface.", c => c.Affinities.OfSurface(c.Context.Surface).MeanLift(WidePrior), version: 2),
        Of("surface_seen", "log(1 + actions on this surface).", c => Rates.Log1(c.Affinities.OfSurface(c.Context.Surface).Impressions)),
        Of("video_seen", "log(1 + earlier impressions of this very video).", c => Rates.Log1(c.VideoAffinity.Impressions)),
        Of("video_affinity", "Mean lift of those.", c => c.VideoAffinity.MeanLift(1), version: 2),
    ];

    private static FeatureDefinition Of(string name, string description, FeatureFunction compute, int version = 1) =>
        new(name, version, FeatureEntity.ViewerVideo, 0, ViewerTtlDays, description, compute);

    private static float Recency(Candidate candidate, Affinity affinity) =>
        affinity.LastPlace < 0 ? 0 : 1f / (candidate.Affinities.Count - affinity.LastPlace);
}
