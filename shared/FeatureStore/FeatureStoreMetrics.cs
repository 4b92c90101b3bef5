using System.Diagnostics.Metrics;

namespace FeedRanking.FeatureStore;

/// <summary>What the feature store measures; meter <c>FeedRanking.FeatureStore</c>.</summary>
internal sealed class FeatureStoreMetrics
{
    public const string MeterName = "FeedRanking.FeatureStore";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _droppedParts;
    private readonly Counter<long> _readBytes;
    private readonly Counter<long> _writtenBytes;
    private readonly Counter<long> _conflicts;

    public FeatureStoreMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>("feedranking.feature_store.duration", "s", "Time of one operation, failed ones included.");
        _errors = meter.CreateCounter<long>("feedranking.feature_store.errors", "{error}", "Operations that failed, by reason.");
        _droppedParts = meter.CreateCounter<long>(
            "feedranking.feature_store.dropped_parts", "{part}", "Stored parts that were read as absent, because they were expired or unreadable.");
        _readBytes = meter.CreateCounter<long>("feedranking.feature_store.read", "By", "Bytes of values read.");
        _writtenBytes = meter.CreateCounter<long>("feedranking.feature_store.written", "By", "Bytes of values written.");
        _conflicts = meter.CreateCounter<long>(
            "feedranking.feature_store.write_conflicts", "{write}", "Writes refused because the stored row already contained the event.");
    }

    public void Done(string operation, TimeSpan elapsed) => _duration.Record(elapsed.TotalSeconds, Tag("operation", operation));

    public void Failed(string operation, string reason) => _errors.Add(1, Tag("operation", operation), Tag("reason", reason));

    public void Dropped(string part, string reason) => _droppedParts.Add(1, Tag("part", part), Tag("reason", reason));

    public void Read(string operation, long bytes) => _readBytes.Add(bytes, Tag("operation", operation));

    public void Written(string operation, long bytes) => _writtenBytes.Add(bytes, Tag("operation", operation));

    public void Conflict() => _conflicts.Add(1);

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
