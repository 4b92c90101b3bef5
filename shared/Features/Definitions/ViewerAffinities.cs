using System.Runtime.InteropServices;

namespace FeedRanking.Features.Definitions;

/// <summary>The viewer's last actions, grouped by what candidates are matched on. Built once per request.</summary>
internal sealed class ViewerAffinities
{
    private const int RecentActions = 10;

    private readonly Dictionary<long, Affinity> _videos;
    private readonly Dictionary<long, Affinity> _creators;
    private readonly Dictionary<long, Affinity> _music;
    private readonly Dictionary<long, Affinity> _topics;
    private readonly Affinity[] _durations = [.. Enumerable.Repeat(Affinity.None, DurationBuckets.Count)];
    private readonly Affinity[] _surfaces = [.. Enumerable.Repeat(Affinity.None, Surfaces.Count + 1)];

    public ViewerAffinities(ViewerRow viewer, VideoCatalogue catalogue)
    {
        Count = viewer.Actions.Count;
        (_videos, _creators, _music, _topics) = (new(Count), new(Count), new(Count), new(Count));
        for (var place = 0; place < Count; place++)
        {
            var action = viewer.Actions[place];
            if (catalogue.TryGetSlot(action.VideoId, out var slot))
            {
                Add(action, place, catalogue.EntryAt(slot), catalogue);
            }
        }
    }

    /// <summary>Number of actions.</summary>
    public int Count { get; }

    /// <summary>All actions.</summary>
    public Affinity All { get; private set; } = Affinity.None;

    /// <summary>The last few actions.</summary>
    public Affinity Recent { get; private set; } = Affinity.None;

    public Affinity OfVideo(long videoId) => _videos.GetValueOrDefault(videoId, Affinity.None);

    public Affinity OfCreator(long creatorId) => _creators.GetValueOrDefault(creatorId, Affinity.None);

    public Affinity OfMusic(long musicId) => musicId == 0 ? Affinity.None : _music.GetValueOrDefault(musicId, Affinity.None);

    public Affinity OfTopic(int topic) => topic < 0 ? Affinity.None : _topics.GetValueOrDefault(topic, Affinity.None);

    public Affinity OfDuration(int bucket) => _durations[bucket];

    public Affinity OfSurface(int surface) => _surfaces[surface];

    private void Add(ViewerAction action, int place, VideoEntry entry, VideoCatalogue catalogue)
    {
        var weighed = WeighedAction.Of(action, place, entry, catalogue);
        Add(_videos, entry.Row.VideoId, weighed);
        Add(_creators, entry.Row.CreatorId, weighed);
        Add(_music, entry.Row.MusicId, weighed);
        Add(_topics, entry.Row.Topic, weighed);
        _durations[entry.DurationBucket] = _durations[entry.DurationBucket].With(weighed);
        _surfaces[action.Surface] = _surfaces[action.Surface].With(weighed);
        All = All.With(weighed);
        if (place >= Count - RecentActions)
        {
            Recent = Recent.With(weighed);
        }
    }

    private static void Add(Dictionary<long, Affinity> affinities, long key, WeighedAction action)
    {
        ref var affinity = ref CollectionsMarshal.GetValueRefOrAddDefault(affinities, key, out var exists);
        affinity = (exists ? affinity : Affinity.None).With(action);
    }
}
