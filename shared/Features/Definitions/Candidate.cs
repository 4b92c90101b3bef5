using System.Runtime.Intrinsics;

namespace FeedRanking.Features.Definitions;

/// <summary>
/// Everything that features are computed from: the request, the viewer, and the one candidate that is looked at. One object is moved
/// from candidate to candidate, so that scoring a thousand allocates nothing. Counters are handed out by reference: they are large.
/// </summary>
public sealed class Candidate
{
    private static readonly VideoEntry UnknownVideo = MakeUnknownVideo();

    private readonly VideoCatalogue _catalogue;
    private readonly float[] _expected = new float[DurationBuckets.Count];
    private readonly CounterValues[] _surfaceDurations = new CounterValues[DurationBuckets.Count];
    private readonly DecayedCounters _viewerCounters;
    private readonly CounterValues _overall;
    private DecayedCounters _videoCounters;
    private DecayedCounters _creatorCounters;
    private DecayedCounters _topicCounters;
    private DecayedCounters _topicDurationCounters;
    private DecayedCounters _musicCounters;

    internal Candidate(ViewerRow viewer, VideoCatalogue catalogue, RankingContext context)
    {
        _catalogue = catalogue;
        Viewer = viewer;
        Context = context;
        _viewerCounters = viewer.Counters.At(context.NowMs);
        Affinities = new ViewerAffinities(viewer, catalogue);
        _overall = catalogue.SurfaceDurations.Total.Slow;
        for (var bucket = 0; bucket < _expected.Length; bucket++)
        {
            _expected[bucket] = catalogue.SurfaceDurations.ExpectedLongViewRate(context.Surface, bucket);
            _surfaceDurations[bucket] = catalogue.SurfaceDurations.Of(context.Surface, bucket).Slow;
        }

        Entry = UnknownVideo;
    }

    internal ViewerRow Viewer { get; }

    internal RankingContext Context { get; }

    internal ViewerAffinities Affinities { get; }

    internal bool IsKnown { get; private set; }

    internal VideoEntry Entry { get; private set; }

    internal VideoRow Video => Entry.Row;

    /// <summary>Long-view rate to expect from surface and duration alone.</summary>
    internal float Expected => _expected[Entry.DurationBucket];

    internal ref readonly CounterValues SurfaceDuration => ref _surfaceDurations[Entry.DurationBucket];

    /// <summary>All counted in all surfaces: where rates of rare outcomes start from.</summary>
    internal ref readonly CounterValues Overall => ref _overall;

    internal ref readonly DecayedCounters ViewerCounters => ref _viewerCounters;

    internal ref readonly DecayedCounters VideoCounters => ref _videoCounters;

    internal ref readonly DecayedCounters CreatorCounters => ref _creatorCounters;

    internal ref readonly DecayedCounters TopicCounters => ref _topicCounters;

    internal ref readonly DecayedCounters TopicDurationCounters => ref _topicDurationCounters;

    internal ref readonly DecayedCounters MusicCounters => ref _musicCounters;

    internal Affinity CreatorAffinity { get; private set; }

    internal Affinity TopicAffinity { get; private set; }

    internal Affinity MusicAffinity { get; private set; }

    internal Affinity VideoAffinity { get; private set; }

    /// <summary>Looks at the video in a slot; -1 is a video that this catalogue does not know.</summary>
    internal void MoveTo(int slot)
    {
        IsKnown = slot >= 0;
        Entry = IsKnown ? _catalogue.EntryAt(slot) : UnknownVideo;
        Decay(Entry);
        var video = Entry.Row;
        CreatorAffinity = Affinities.OfCreator(video.CreatorId);
        TopicAffinity = Affinities.OfTopic(video.Topic);
        MusicAffinity = Affinities.OfMusic(video.MusicId);
        VideoAffinity = Affinities.OfVideo(video.VideoId);
    }

    // What DecayedCounters.At does, for five at a time: an exponential each would be most of the work of a candidate.
    private void Decay(VideoEntry entry)
    {
        var nowMs = Context.NowMs;
        var video = entry.Row.Counters;
        ref readonly var creator = ref entry.Creator.Value;
        ref readonly var topic = ref entry.Topic.Value;
        ref readonly var topicDuration = ref entry.TopicDuration.Value;
        ref readonly var music = ref entry.Music.Value;
        var updatedAtMs = Vector512.Create(
            video.UpdatedAtMs, creator.UpdatedAtMs, topic.UpdatedAtMs, topicDuration.UpdatedAtMs, music.UpdatedAtMs, nowMs, nowMs, nowMs);
        var elapsedMs = Vector512.ConvertToDouble(Vector512.Max(Vector512.Create(nowMs) - updatedAtMs, Vector512<long>.Zero));
        var factors = Vector512.Exp(elapsedMs * (-Math.Log(2) / DecayedCounters.SlowHalfLifeMs));
        _videoCounters = video.DecayedBy(nowMs, factors[0]);
        _creatorCounters = creator.DecayedBy(nowMs, factors[1]);
        _topicCounters = topic.DecayedBy(nowMs, factors[2]);
        _topicDurationCounters = topicDuration.DecayedBy(nowMs, factors[3]);
        _musicCounters = music.DecayedBy(nowMs, factors[4]);
    }

    private static VideoEntry MakeUnknownVideo()
    {
        var none = new GroupCounters();
        var row = new VideoRow { VideoId = -1, CreatorId = -1, Topic = -1, DurationMs = 0, PublishedAtMs = 0 };
        return new VideoEntry(row, DurationBuckets.Of(0), none, none, none, none);
    }
}
