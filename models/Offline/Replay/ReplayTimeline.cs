using FeedRanking.Datasets;
using FeedRanking.Features;

namespace FeedRanking.Offline.Replay;

/// <summary>
/// The order of a replay: by the time at which something is known. At the same time every impression is looked at before anything is
/// counted, so that rows of one moment do not see each other.
/// </summary>
internal sealed class ReplayTimeline
{
    /// <summary>Days before the log that untimed history is spread over.</summary>
    public const int HistoryDays = 17;

    /// <summary>How long after a play has ended its outcome is known: the way through client and stream.</summary>
    public const int OutcomeDelayMs = 5_000;

    private readonly Dataset _data;
    private readonly ReplayOptions _options;
    private readonly long _historyStartMs;

    public ReplayTimeline(Dataset data, ReplayOptions options)
    {
        (_data, _options) = (data, options);
        var logStartMs = data.Log.Count > 0 ? data.Log.Min(row => row.TimeMs) : 0;
        _historyStartMs = logStartMs - (HistoryDays * 86_400_000L);
    }

    /// <summary>All steps in order.</summary>
    public ReplayStep[] Steps()
    {
        var steps = new List<ReplayStep>((_data.History.Count * 3) + (_data.Log.Count * 4));
        for (var i = 0; i < _data.History.Count; i++)
        {
            var row = _data.History[i];
            var timeMs = HistoryTimeMs(row);
            steps.Add(new(timeMs, ReplayStepKind.LookAtHistory, i));
            steps.Add(new(timeMs, ReplayStepKind.CountHistory, i));
            steps.Add(new(_options.ViewerLearnsAtMs(row.ViewerId, timeMs), ReplayStepKind.TellViewerHistory, i));
        }

        for (var i = 0; i < _data.Log.Count; i++)
        {
            var row = _data.Log[i];
            steps.Add(new(row.TimeMs, ReplayStepKind.LookAtImpression, i));
            steps.Add(new(row.TimeMs, ReplayStepKind.CountImpression, i));
            steps.Add(new(KnownAtMs(row), ReplayStepKind.CountOutcome, i));
            steps.Add(new(_options.ViewerLearnsAtMs(row.ViewerId, KnownAtMs(row)), ReplayStepKind.TellViewerOutcome, i));
        }

        var ordered = steps.ToArray();
        Array.Sort(ordered);
        return ordered;
    }

    /// <summary>The time that stands for an untimed impression: a viewer's history is spread evenly over the days before the log.</summary>
    public long HistoryTimeMs(HistoryRecord row) =>
        _historyStartMs + (long)((row.Position + 0.5) / Math.Max(row.Count, row.Position + 1) * HistoryDays * 86_400_000L);

    /// <summary>When the outcome of a logged impression is known.</summary>
    public static long KnownAtMs(ImpressionRecord row) => row.TimeMs + row.PlayTimeMs + OutcomeDelayMs;

    /// <summary>What a logged impression turned out to be.</summary>
    public static Outcomes Labels(ImpressionRecord row) =>
        Outcomes.Known
        | (row.Click ? Outcomes.Click : 0)
        | (row.LongView ? Outcomes.LongView : 0)
        | (row.Like ? Outcomes.Like : 0)
        | (row.Comment ? Outcomes.Comment : 0)
        | (row.Forward ? Outcomes.Share : 0)
        | (row.Follow ? Outcomes.Follow : 0)
        | (row.Hate ? Outcomes.Hide : 0)
        | (row.PlayTimeMs > LongViews.DwellThresholdMs ? Outcomes.Dwell15s : 0);

    /// <summary>What an untimed impression turned out to be.</summary>
    public static Outcomes Labels(HistoryRecord row) =>
        Outcomes.Known
        | Outcomes.Coarse
        | (row.LongView ? Outcomes.LongView : 0)
        | (row.Like ? Outcomes.Like : 0);
}
