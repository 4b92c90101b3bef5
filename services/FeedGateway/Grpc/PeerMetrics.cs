using System.Diagnostics.Metrics;
using FeedRanking.FeedGateway.Grpc.Calls;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Shows each replica's breaker and each service's live p95. A hosted service only so that the gauges are there from the start.</summary>
internal sealed class PeerMetrics(IMeterFactory meters, IEnumerable<PeerState> peers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        PeerState[] all = [.. peers];
        var meter = meters.Create(FeedMetrics.MeterName);
        meter.CreateObservableGauge(
            "feedranking.breaker.state",
            () => from peer in all from replica in peer.Replicas select new Measurement<int>((int)replica.Breaker.CircuitState, peer.Tag, replica.Tag),
            "{state}",
            "State of the circuit breaker towards a replica of a service: 0 closed, 1 open, 2 half open, 3 isolated.");
        meter.CreateObservableGauge(
            "feedranking.calls.p95",
            () => from peer in all let late = peer.Latency.Value() where late is not null select new Measurement<double>(late.Value.TotalSeconds, peer.Tag),
            "s",
            "Live 95th percentile of a service's answers to first attempts; a hedge starts after it.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
