using System.Diagnostics.Metrics;
using FeedRanking.Features;

namespace FeedRanking.EventPipeline.Engagement;

/// <summary>What the engagement stream measures; meter <c>FeedRanking.EventPipeline</c>.</summary>
internal sealed class EngagementMetrics
{
    public const string MeterName = "FeedRanking.EventPipeline";

    private readonly Counter<long> _applied;
    private readonly Counter<long> _skipped;
    private readonly Counter<long> _unknownVideos;
    private readonly Counter<long> _unreadableRows;
    private readonly Histogram<double> _age;
    private readonly Histogram<long> _viewers;

    public EngagementMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _applied = meter.CreateCounter<long>("feedranking.events.applied", "{event}", "Events that changed a viewer's row, by type.");
        _skipped = meter.CreateCounter<long>("feedranking.events.skipped", "{event}", "Events that were not applied because the row contained them.");
        _unknownVideos = meter.CreateCounter<long>("feedranking.events.unknown_videos", "{event}", "Events about videos that the catalogue does not hold.");
        _unreadableRows = meter.CreateCounter<long>("feedranking.events.unreadable_rows", "{row}", "Stored rows that could not be read and were begun anew.");
        _age = meter.CreateHistogram<double>("feedranking.events.age", "s", "Time from an event happening to its being in the store.");
        _viewers = meter.CreateHistogram<long>("feedranking.events.viewers_per_batch", "{viewer}", "Viewers that one batch changed.");
    }

    public void Applied(EngagementType type, TimeSpan age)
    {
        _applied.Add(1, new KeyValuePair<string, object?>("type", TypeName(type)));
        _age.Record(Math.Max(0, age.TotalSeconds));
    }

    public void Skipped(string reason, int events) => _skipped.Add(events, new KeyValuePair<string, object?>("reason", reason));

    public void UnknownVideo() => _unknownVideos.Add(1);

    public void UnreadableRow() => _unreadableRows.Add(1);

    public void Batch(int viewers) => _viewers.Record(viewers);

    private static string TypeName(EngagementType type) => type switch
    {
        EngagementType.Impression => "impression",
        EngagementType.Click => "click",
        EngagementType.Like => "like",
        EngagementType.Comment => "comment",
        EngagementType.Share => "share",
        EngagementType.Follow => "follow",
        EngagementType.Dwell => "dwell",
        EngagementType.Hide => "hide",
        EngagementType.Report => "report",
        _ => "other",
    };
}
