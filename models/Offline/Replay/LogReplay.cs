using FeedRanking.Datasets;
using FeedRanking.Features;

namespace FeedRanking.Offline.Replay;

/// <summary>
/// Plays a dataset through the same feature code that serving uses, in the order in which things became known. Afterwards catalogue,
/// viewers and seen lists stand as the stream would have left them.
/// </summary>
internal sealed class LogReplay
{
    private readonly Dataset _data;
    private readonly long _shiftMs;
    private readonly ReplayOptions _options;
    private readonly ReplayTimeline _timeline;
    private readonly Dictionary<long, ViewerRow> _viewers;
    private readonly Dictionary<long, SeenList> _seen = [];

    /// <param name="data">What happened.</param>
    /// <param name="shiftMs">Added to every time; whole days keep the hours.</param>
    /// <param name="options">What state may learn from; everything by default.</param>
    public LogReplay(Dataset data, long shiftMs, ReplayOptions? options = null)
    {
        _data = data;
        _shiftMs = shiftMs;
        _options = options ?? new ReplayOptions();
        _timeline = new ReplayTimeline(data, _options);
        _viewers = data.Viewers.ToDictionary(viewer => viewer.ViewerId, DatasetRows.Viewer);
        foreach (var video in data.Videos)
        {
            Catalogue.Upsert(DatasetRows.Video(video, shiftMs));
        }
    }

    /// <summary>All videos with their counters as of the last step.</summary>
    public VideoCatalogue Catalogue { get; } = new();

    /// <summary>All viewers as of the last step, also those that never saw a video.</summary>
    public IReadOnlyDictionary<long, ViewerRow> Viewers => _viewers;

    /// <summary>The seen lists as of the last step; viewers that saw nothing have none.</summary>
    public IReadOnlyDictionary<long, SeenList> Seen => _seen;

    /// <summary>Runs through everything once.</summary>
    /// <param name="onImpression">Called at each impression before anything of that moment is counted.</param>
    public void Run(Action<ReplayImpression>? onImpression = null)
    {
        foreach (var step in _timeline.Steps())
        {
            switch (step.Kind)
            {
                case ReplayStepKind.LookAtHistory:
                    LookAtHistory(step, onImpression);
                    break;
                case ReplayStepKind.LookAtImpression:
                    LookAtImpression(step, onImpression);
                    break;
                case ReplayStepKind.CountHistory:
                    CountHistory(step);
                    break;
                case ReplayStepKind.CountImpression:
                    CountImpression(_data.Log[step.Index]);
                    break;
                case ReplayStepKind.CountOutcome:
                    CountOutcome(_data.Log[step.Index]);
                    break;
                case ReplayStepKind.TellViewerHistory:
                    TellViewer(_data.History[step.Index]);
                    break;
                case ReplayStepKind.TellViewerOutcome:
                    TellViewer(_data.Log[step.Index]);
                    break;
            }
        }
    }

    private void LookAtHistory(ReplayStep step, Action<ReplayImpression>? onImpression)
    {
        var row = _data.History[step.Index];
        onImpression?.Invoke(new(
            Viewer(row.ViewerId), row.VideoId, Slot(row.VideoId), step.TimeMs + _shiftMs, Surfaces.Unknown, ReplayTimeline.Labels(row), 0, 0, -1));
    }

    private void LookAtImpression(ReplayStep step, Action<ReplayImpression>? onImpression)
    {
        var row = _data.Log[step.Index];
        onImpression?.Invoke(new(
            Viewer(row.ViewerId),
            row.VideoId,
            Slot(row.VideoId),
            row.TimeMs + _shiftMs,
            Surface(row),
            ReplayTimeline.Labels(row),
            row.PlayTimeMs,
            row.Date,
            step.Index));
    }

    private void CountHistory(ReplayStep step)
    {
        var row = _data.History[step.Index];
        var observation = Weighed(Observe(row, ReplayTimeline.Labels(row) | Outcomes.Impression));
        Catalogue.Apply(observation);
        Viewer(row.ViewerId).Apply(observation with { Outcomes = Outcomes.Impression | Outcomes.Coarse }, Catalogue);
        NoteSeen(row.ViewerId, row.VideoId);
    }

    private void TellViewer(HistoryRecord row) =>
        Viewer(row.ViewerId).Apply(Observe(row, ReplayTimeline.Labels(row)), Catalogue);

    private void CountImpression(ImpressionRecord row)
    {
        var observation = Weighed(Observe(row, Outcomes.Impression));
        Viewer(row.ViewerId).Apply(observation, Catalogue);
        NoteSeen(row.ViewerId, row.VideoId);
        if (_options.CatalogueLearns(row))
        {
            Catalogue.Apply(observation);
        }
    }

    private void CountOutcome(ImpressionRecord row)
    {
        if (_options.CatalogueLearns(row))
        {
            Catalogue.Apply(Observe(row, ReplayTimeline.Labels(row)));
        }
    }

    private void TellViewer(ImpressionRecord row)
    {
        if (_options.ViewerLearns(row))
        {
            Viewer(row.ViewerId).Apply(Observe(row, ReplayTimeline.Labels(row)), Catalogue);
        }
    }

    private Observation Observe(HistoryRecord row, Outcomes outcomes) =>
        new(row.ViewerId, row.VideoId, _timeline.HistoryTimeMs(row) + _shiftMs, Surfaces.Unknown, outcomes, 0);

    // An outcome happened when the play ended; the impression, when it began.
    private Observation Observe(ImpressionRecord row, Outcomes outcomes)
    {
        var playTimeMs = (outcomes & Outcomes.Known) == 0 ? 0 : row.PlayTimeMs;
        return new(row.ViewerId, row.VideoId, row.TimeMs + playTimeMs + _shiftMs, Surface(row), outcomes, playTimeMs);
    }

    // Before the viewer's row counts the impression itself: only what was known when the video was shown may weigh it.
    private Observation Weighed(Observation observation) =>
        observation with { ViewerLift = Viewer(observation.ViewerId).LongViewLiftAt(observation.OccurredAtMs) };

    private int Slot(long videoId) => Catalogue.TryGetSlot(videoId, out var slot) ? slot : -1;

    private static byte Surface(ImpressionRecord row) => row.Tab < Surfaces.Count ? row.Tab : Surfaces.HomeFeed;

    // A viewer of the log that the viewer table lacks is one without a profile.
    private ViewerRow Viewer(long viewerId)
    {
        if (!_viewers.TryGetValue(viewerId, out var viewer))
        {
            _viewers[viewerId] = viewer = ViewerRow.Unknown(viewerId, Regions.Global);
        }

        return viewer;
    }

    private void NoteSeen(long viewerId, long videoId)
    {
        if (!_seen.TryGetValue(viewerId, out var seen))
        {
            _seen[viewerId] = seen = new SeenList();
        }

        seen.Add(videoId);
    }
}
