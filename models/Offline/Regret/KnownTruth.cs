using FeedRanking.Datasets;
using FeedRanking.Features;
using FeedRanking.World;

namespace FeedRanking.Offline.Regret;

/// <summary>What is true of a world at the moment of a feed: who has seen what, which videos exist, and what any page is worth.</summary>
internal sealed class KnownTruth
{
    private const long DayMs = 86_400_000;

    /// <summary>A creator with fewer followers counts as small.</summary>
    private const int FewFollowers = 100;

    private readonly IReadOnlyList<SimulatedViewer> _viewers;
    private readonly IReadOnlyList<SimulatedVideo> _videos;
    private readonly IReadOnlyList<int> _followers;
    private readonly Dictionary<long, HashSet<int>> _seen;
    private readonly long _worldNowMs;
    private readonly int _hour;

    /// <param name="viewers">By id from 0.</param>
    /// <param name="videos">By id from 0.</param>
    /// <param name="followers">Of creators, by id from 0.</param>
    /// <param name="seen">Videos by viewer.</param>
    /// <param name="worldNowMs">Now, in milliseconds since the world's first midnight.</param>
    public KnownTruth(
        IReadOnlyList<SimulatedViewer> viewers,
        IReadOnlyList<SimulatedVideo> videos,
        IReadOnlyList<int> followers,
        Dictionary<long, HashSet<int>> seen,
        long worldNowMs)
    {
        (_viewers, _videos, _followers, _seen, _worldNowMs) = (viewers, videos, followers, seen, worldNowMs);
        _hour = (int)(worldNowMs % DayMs / 3_600_000);
        Eligible = [.. Enumerable.Range(0, videos.Count).Where(id => videos[id].UploadSecond * 1_000L <= worldNowMs)];
    }

    /// <summary>Ids of the videos that exist by now.</summary>
    public IReadOnlyList<int> Eligible { get; }

    /// <summary>Number of viewers.</summary>
    public int Viewers => _viewers.Count;

    /// <summary>Number of videos, those of tomorrow included.</summary>
    public int Videos => _videos.Count;

    /// <summary>The truth of a world whose logs were loaded as if they ended at that moment.</summary>
    /// <param name="world">The world.</param>
    /// <param name="log">Its logs, as they were loaded.</param>
    /// <param name="loadedAtMs">When they were loaded, milliseconds since the Unix epoch.</param>
    /// <param name="shiftMs">By how much their times were moved.</param>
    /// <exception cref="InvalidDataException">The logs are not this world's.</exception>
    public static KnownTruth Of(SyntheticWorld world, Dataset log, long loadedAtMs, long shiftMs)
    {
        RequireSame(world, log);
        var seen = log.History.Select(row => (row.ViewerId, row.VideoId)).Concat(log.Log.Select(row => (row.ViewerId, row.VideoId)))
            .GroupBy(pair => pair.ViewerId, pair => (int)pair.VideoId)
            .ToDictionary(viewer => viewer.Key, viewer => viewer.ToHashSet());
        return new(world.Viewers, world.Videos, world.CreatorFollowers, seen, loadedAtMs - shiftMs - world.FirstMidnightMs);
    }

    /// <summary>The viewer of an id.</summary>
    public SimulatedViewer Viewer(int viewerId) => _viewers[viewerId];

    /// <summary>The video of an id.</summary>
    public SimulatedVideo Video(int videoId) => _videos[videoId];

    /// <summary>What a viewer has seen; the caller may add to it.</summary>
    public HashSet<int> SeenBy(int viewerId)
    {
        if (!_seen.TryGetValue(viewerId, out var seen))
        {
            _seen[viewerId] = seen = [];
        }

        return seen;
    }

    /// <summary>The circumstances of a place on a page of the home feed, now.</summary>
    public ReactionContext At(int position) => new(Surfaces.HomeFeed, _hour, position);

    /// <summary>Expected seconds that a viewer watches of one video in a place.</summary>
    public double Seconds(int viewerId, int videoId, int position) =>
        ReactionModel.ExpectedWatchMs(_viewers[viewerId], _videos[videoId], At(position)) / 1_000.0;

    /// <summary>Expected seconds that a viewer watches of a page. A video that the viewer has seen before counts nothing.</summary>
    public double Seconds(int viewerId, IReadOnlyList<int> page)
    {
        var seen = SeenBy(viewerId);
        return page.Select((video, position) => seen.Contains(video) ? 0.0 : Seconds(viewerId, video, position)).Sum();
    }

    /// <summary>Whether a video is less than a day old now.</summary>
    public bool IsUnderADayOld(int videoId) => _worldNowMs - (_videos[videoId].UploadSecond * 1_000L) < DayMs;

    /// <summary>Whether few follow its creator.</summary>
    public bool HasSmallCreator(int videoId) => _followers[_videos[videoId].CreatorId] < FewFollowers;

    private static void RequireSame(SyntheticWorld world, Dataset log)
    {
        var isSame = world.Viewers.Count == log.Viewers.Count && world.Videos.Count == log.Videos.Count
            && log.Videos.All(row => row.VideoId < world.Videos.Count && IsSame(world.Videos[(int)row.VideoId], row));
        if (!isSame)
        {
            throw new InvalidDataException("The tables are not those of the world beside them: another version of the program made them. Make the world again.");
        }
    }

    private static bool IsSame(SimulatedVideo video, VideoRecord row) =>
        video.CreatorId == row.CreatorId && video.Topic == row.Topic && video.DurationMs == row.DurationMs;
}
