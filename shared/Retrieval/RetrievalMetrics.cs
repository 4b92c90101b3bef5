using System.Diagnostics.Metrics;

namespace FeedRanking.Retrieval;

/// <summary>What retrieval tells about itself. Meter <c>FeedRanking.Retrieval</c>.</summary>
public sealed class RetrievalMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "FeedRanking.Retrieval";

    private readonly Histogram<double> _sourceDuration;
    private readonly Histogram<int> _sourceCandidates;
    private readonly Counter<long> _sourceFailures;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _refreshDuration;
    private long _indexSize;

    /// <summary>Makes the instruments.</summary>
    public RetrievalMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        var meter = meters.Create(MeterName);
        _sourceDuration = meter.CreateHistogram<double>("feedranking.retrieval.source.duration", "s", "Time until a source has answered.");
        _sourceCandidates = meter.CreateHistogram<int>("feedranking.retrieval.source.candidates", "{candidate}", "Candidates of an answer that a source proposed first.");
        _sourceFailures = meter.CreateCounter<long>("feedranking.retrieval.source.failures", "{failure}", "Times that a source contributed nothing because it failed or was late.");
        _requests = meter.CreateCounter<long>("feedranking.retrieval.requests", "{request}", "Requests, by whether neighbours were searched live, stored candidates stood for them, or the viewer had none.");
        _dropped = meter.CreateCounter<long>("feedranking.retrieval.dropped", "{request}", "Requests whose caller no longer waited: what was left of them was not done.");
        _refreshDuration = meter.CreateHistogram<double>("feedranking.retrieval.refresh.duration", "s", "Time to make index and lists of the catalogue.");
        meter.CreateObservableGauge("feedranking.retrieval.index.size", () => Volatile.Read(ref _indexSize), "{video}", "Videos in the index.");
    }

    /// <summary>A request came; its neighbours are searched "live", its "stored" candidates stand for them, or a viewer without actions has "none".</summary>
    public void Asked(string neighbours) => _requests.Add(1, new KeyValuePair<string, object?>("neighbours", neighbours));

    /// <summary>The caller's deadline passed or it went away; the sources were told to stop.</summary>
    public void Dropped() => _dropped.Add(1);

    /// <summary>A source has answered.</summary>
    public void Answered(string source, TimeSpan elapsed) => _sourceDuration.Record(elapsed.TotalSeconds, Tag(source));

    /// <summary>A source proposed this many of an answer's candidates first.</summary>
    public void Contributed(string source, int candidates) => _sourceCandidates.Record(candidates, Tag(source));

    /// <summary>A source contributed nothing; the kind is "failed" or "late".</summary>
    public void Failed(string source, string kind) => _sourceFailures.Add(1, Tag(source), new KeyValuePair<string, object?>("kind", kind));

    /// <summary>Index and lists were made anew.</summary>
    public void Refreshed(int indexSize, TimeSpan elapsed)
    {
        Volatile.Write(ref _indexSize, indexSize);
        _refreshDuration.Record(elapsed.TotalSeconds);
    }

    private static KeyValuePair<string, object?> Tag(string source) => new("source", source);
}
