using System.Diagnostics.Metrics;

namespace FeedRanking.FeedGateway;

/// <summary>What the gateway measures beside the pipeline's own stages.</summary>
internal sealed class FeedMetrics
{
    public const string MeterName = "FeedRanking.FeedGateway";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _short;
    private readonly Counter<long> _sideEffectsDropped;
    private readonly Counter<long> _notKept;
    private readonly Counter<long> _eventsAccepted;
    private readonly Counter<long> _eventsRejected;

    public FeedMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _duration = meter.CreateHistogram<double>("feedranking.feed.duration", "s", "Time from a feed request's arrival to its page.");
        _requests = meter.CreateCounter<long>("feedranking.feed.requests", "{request}", "Feed requests, by the rung that served them.");
        _short = meter.CreateCounter<long>("feedranking.feed.short_pages", "{request}", "Pages with fewer items than were asked for.");
        _sideEffectsDropped = meter.CreateCounter<long>(
            "feedranking.side_effects.dropped", "{request}", "Served requests whose side effects found the queue full.");
        _notKept = meter.CreateCounter<long>(
            "feedranking.feed.not_kept", "{request}", "First pages without a cursor, because what follows them could not be kept.");
        _eventsAccepted = meter.CreateCounter<long>("feedranking.events.accepted", "{event}", "Events acknowledged by Kafka.");
        _eventsRejected = meter.CreateCounter<long>("feedranking.events.rejected", "{event}", "Events refused, by the field at fault.");
    }

    public void Served(ServedPage page)
    {
        var servedBy = new KeyValuePair<string, object?>("served_by", page.Served.ServedBy);
        _duration.Record(page.Elapsed.TotalSeconds, servedBy);
        _requests.Add(1, servedBy);
        if (page.Served.Page.Count < page.Run.Query.Size)
        {
            _short.Add(1, servedBy);
        }
    }

    public void SideEffectsDropped() => _sideEffectsDropped.Add(1);

    public void FeedNotKept(string reason) => _notKept.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void EventsAccepted(int count) => _eventsAccepted.Add(count);

    public void EventRejected(string field) => _eventsRejected.Add(1, new KeyValuePair<string, object?>("field", field));
}
