namespace FeedRanking.Features.Definitions;

/// <summary>
/// Everything that features are computed from: the request, the viewer, and the one candidate that is looked at. One object is moved
/// from candidate to candidate, so that scoring a thousand allocates nothing.
/// </summary>
public sealed class Candidate
{
    private static readonly VideoEntry UnknownVideo = MakeUnknownVideo();

    private readonly VideoCatalogue _catalogue;
    private readonly float[] _expected = new float[DurationBuckets.Count];

    internal Candidate(ViewerRow viewer, VideoCatalogue catalogue, RankingContext context)
    {
        _catalogue = catalogue;
        Viewer = viewer;
        Context = context;
        ViewerCounters = viewer.Counters.At(context.NowMs);
        Affinities = new ViewerAffinities(viewer, catalogue);
        Overall = catalogue.SurfaceDurations.Total.Slow;
        for (var bucket = 0; bucket < _expected.Length; bucket++)
        {
            _expected[bucket] = catalogue.SurfaceDurations.ExpectedLongViewRate(context.Surface, bucket);
        }

        Entry = UnknownVideo;
    }

    internal ViewerRow Viewer { get; }

    internal RankingContext Context { get; }

    internal DecayedCounters ViewerCounters { get; }

    internal ViewerAffinities Affinities { get; }

    /// <summary>All counted in all surfaces: where rates of rare outcomes start from.</summary>
    internal CounterValues Overall { get; }

    internal bool IsKnown { get; private set; }

    internal VideoEntry Entry { get; private set; }

    internal VideoRow Video => Entry.Row;

    /// <summary>Long-view rate to expect from surface and duration alone.</summary>
    internal float Expected { get; private set; }

    internal DecayedCounters VideoCounters { get; private set; }

    internal DecayedCounters CreatorCounters { get; private set; }

    internal DecayedCounters TopicCounters { get; private set; }

    internal DecayedCounters TopicDurationCounters { get; private set; }

    internal DecayedCounters MusicCounters { get; private set; }

    internal CounterValues SurfaceDuration { get; private set; }

    internal Affinity CreatorAffinity { get; private set; }

    internal Affinity TopicAffinity { get; private set; }

    internal Affinity MusicAffinity { get; private set; }

    internal Affinity VideoAffinity { get; private set; }

    /// <summary>Looks at the video in a slot; -1 is a video that this catalogue does not know.</summary>
    internal void MoveTo(int slot)
    {
        IsKnown = slot >= 0;
        Entry = IsKnown ? _catalogue.EntryAt(slot) : UnknownVideo;
        Expected = _expected[Entry.DurationBucket];
        VideoCounters = Video.Counters.At(Context.NowMs);
        CreatorCounters = Entry.Creator.Value.At(Context.NowMs);
        TopicCounters = Entry.Topic.Value.At(Context.NowMs);
        TopicDurationCounters = Entry.TopicDuration.Value.At(Context.NowMs);
        MusicCounters = Entry.Music.Value.At(Context.NowMs);
        SurfaceDuration = _catalogue.SurfaceDurations.Of(Context.Surface, Entry.DurationBucket).Slow;
        CreatorAffinity = Affinities.OfCreator(Video.CreatorId);
        TopicAffinity = Affinities.OfTopic(Video.Topic);
        MusicAffinity = Affinities.OfMusic(Video.MusicId);
        VideoAffinity = Affinities.OfVideo(Video.VideoId);
    }

    private static VideoEntry MakeUnknownVideo()
    {
        var none = new GroupCounters();
        var row = new VideoRow { VideoId = -1, CreatorId = -1, Topic = -1, DurationMs = 0, PublishedAtMs = 0 };
        return new VideoEntry(row, DurationBuckets.Of(0), none, none, none, none);
    }
}
