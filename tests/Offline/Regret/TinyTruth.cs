using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.FeatureStore;
using FeedRanking.Offline.Regret;
using FeedRanking.World;

namespace FeedRanking.Offline.Tests.Regret;

/// <summary>
/// A world to count on the fingers: viewers without any taste, videos that differ in quality alone. Video 0 is the best, video 39 the worst;
/// each has a creator and a topic of its own unless a test says otherwise. The last two are of tomorrow.
/// </summary>
internal static class TinyTruth
{
    public const int Videos = 40;
    public const int Tomorrow = 2;
    public const long NowMs = 86_400_000L * 10;

    public static Dataset NoLog { get; } = new([], [], [], [], "", "");

    private const int Second = 86_400;

    public static KnownTruth Make(Func<SimulatedVideo, SimulatedVideo>? change = null, int viewers = 2, params int[] seenByViewerZero) => new(
        [.. Enumerable.Range(0, viewers).Select(Viewer)],
        [.. Enumerable.Range(0, Videos).Select(Video).Select(video => change?.Invoke(video) ?? video)],
        [.. Enumerable.Range(0, Videos).Select(creator => creator < 10 ? 99 : 100)],
        new Dictionary<long, HashSet<int>> { [0] = [.. seenByViewerZero] },
        NowMs);

    /// <summary>The worst videos first: a list that a recommender can do better than.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PopularVideo>> Popular { get; } = new Dictionary<string, IReadOnlyList<PopularVideo>>
    {
        [Regions.Global] = [.. Enumerable.Range(0, Videos - Tomorrow).Reverse().Select(id => new PopularVideo(id, id, id, .5f))],
    };

    private static SimulatedViewer Viewer(int id) => new()
    {
        Id = id,
        Region = "br",
        TopicTastes = new double[Videos],
        FavouriteTopics = [.. Enumerable.Range(0, Videos)],
        StyleTastes = new float[ReactionModel.StyleDimensions],
        Mood = 0,
        Generosity = 0,
        PreferredLogDuration = Math.Log(20_000),
        ImpressionsPerDay = 1,
        UsualHour = 12,
    };

    private static SimulatedVideo Video(int id) => new()
    {
        Id = id,
        CreatorId = id,
        Topic = id,
        DurationMs = 20_000,
        UploadSecond = id >= Videos - Tomorrow ? (Second * 10) + 1 : id < 5 ? (Second * 9) + 1 : Second * 9,
        Quality = 2f - (id * 0.1f),
        Region = "br",
        Style = new float[ReactionModel.StyleDimensions],
    };
}
