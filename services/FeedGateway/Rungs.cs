namespace FeedRanking.FeedGateway;

/// <summary>Names of the ladder's rungs: the values of <c>served_by</c>.</summary>
internal static class Rungs
{
    public const string Heavy = "heavy";
    public const string Light = "light";
    public const string Precomputed = "precomputed";
    public const string Popular = "popular";
}
