namespace FeedRanking.Features.Definitions;

/// <summary>What a viewer's last actions say about one kind of video (a topic, a creator, …).</summary>
/// <param name="Impressions">Impressions of the kind.</param>
/// <param name="Known">Those with known outcomes.</param>
/// <param name="Lift">Sum over those of (long view − the rate to expect of that video).</param>
/// <param name="Likes">Likes among those.</param>
/// <param name="LastPlace">Place of the newest in the viewer's actions; -1 when there is none.</param>
internal readonly record struct Affinity(float Impressions, float Known, float Lift, float Likes, int LastPlace)
{
    /// <summary>A kind that the viewer has not met.</summary>
    public static Affinity None { get; } = new(0, 0, 0, 0, -1);

    /// <summary>Mean lift, smoothed towards 0 as if by some impressions without any.</summary>
    public float MeanLift(float priorImpressions) => Lift / (Known + priorImpressions);

    public Affinity With(WeighedAction action) => new(
        Impressions + 1,
        Known + (action.IsKnown ? 1 : 0),
        Lift + action.Lift,
        Likes + (action.IsLiked ? 1 : 0),
        action.Place);
}
