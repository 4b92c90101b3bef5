using System.Diagnostics.Metrics;

namespace FeedRanking.CandidateRetrieval;

/// <summary>What the service tells about itself. Meter <c>FeedRanking.CandidateRetrieval</c>.</summary>
internal sealed class RetrievalMetrics
{
    public const string MeterName = "FeedRanking.CandidateRetrieval";

    private readonly Histogram<double> _sourceDuration;
    private readonly Histogram<int> _sourceCandidates;
    private readonly Counter<long> _sourceFailures;
    private readonly Histogram<double> _refreshDuration;
    private long _indexSize;

    public RetrievalMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _sourceDuration = meter.CreateHistogram<double>("feedranking.retrieval.source.duration", "s", "Time until a source has answered.");
        _sourceCandidates = meter.CreateHistogram<int>("feedranking.retrieval.source.candidates", "{candidate}", "Candidates of an answer that a source proposed first.");
        _sourceFailures = meter.CreateCounter<long>("feedranking.retrieval.source.failures", "{failure}", "Times that a source contributed nothing because it failed or was late.");
        _refreshDuration = meter.CreateHistogram<double>("feedranking.retrieval.refresh.duration", "s", "Time to make index and lists of the catalogue.");
        meter.CreateObservableGauge("feedranking.retrieval.index.size", () => Volatile.Read(ref _indexSize), "{video}", "Videos in the index.");
    }

    public void Answered(string source, TimeSpan elapsed) => _sourceDuration.Record(elapsed.TotalSeconds, Tag(source));

    public void Contributed(string source, int candidates) => _sourceCandidates.Record(candidates, Tag(source));

    public void Failed(string source, string kind) => _sourceFailures.Add(1, Tag(source), new KeyValuePair<string, object?>("kind", kind));

    public void Refreshed(int indexSize, TimeSpan elapsed)
    {
        Volatile.Write(ref _indexSize, indexSize);
        _refreshDuration.Record(elapsed.TotalSeconds);
    }

    private static KeyValuePair<string, object?> Tag(string source) => new("source", source);
}
