using System.Diagnostics.Metrics;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>Counts what happens to calls.</summary>
internal sealed class CallMetrics
{
    private static readonly KeyValuePair<string, object?> Bulkhead = new("reason", "bulkhead");
    private static readonly KeyValuePair<string, object?> BreakerOpen = new("reason", "breaker_open");

    private readonly Counter<long> _attempts;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _hedges;
    private readonly Counter<long> _hedgesWon;

    public CallMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(FeedMetrics.MeterName);
        _attempts = meter.CreateCounter<long>("feedranking.calls.attempts", "{attempt}", "Attempts at calls to a service, by the replica that was asked.");
        _refused = meter.CreateCounter<long>("feedranking.calls.refused", "{call}", "Calls that were not made: too many under way, or all breakers open.");
        _retries = meter.CreateCounter<long>("feedranking.calls.retries", "{attempt}", "Attempts after a lost connection.");
        _hedges = meter.CreateCounter<long>("feedranking.calls.hedges", "{attempt}", "Second attempts beside one that was later than the live p95.");
        _hedgesWon = meter.CreateCounter<long>("feedranking.calls.hedges_won", "{attempt}", "Second attempts that answered first.");
    }

    public void Attempted(PeerState peer, ReplicaState replica) => _attempts.Add(1, peer.Tag, replica.Tag);

    public void RefusedByBulkhead(PeerState peer) => _refused.Add(1, peer.Tag, Bulkhead);

    public void RefusedByBreakers(PeerState peer) => _refused.Add(1, peer.Tag, BreakerOpen);

    public void Retried(PeerState peer) => _retries.Add(1, peer.Tag);

    public void Hedged(PeerState peer) => _hedges.Add(1, peer.Tag);

    public void HedgeWon(PeerState peer) => _hedgesWon.Add(1, peer.Tag);
}
