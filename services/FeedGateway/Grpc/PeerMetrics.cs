using System.Diagnostics.Metrics;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Shows each peer's breaker. A hosted service only so that the gauge is there from the start.</summary>
internal sealed class PeerMetrics(IMeterFactory meters, IEnumerable<IPeerState> peers) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        IPeerState[] all = [.. peers];
        meters.Create(FeedMetrics.MeterName).CreateObservableGauge(
            "feedranking.breaker.state",
            () => all.Select(peer => new Measurement<int>(peer.BreakerState, new KeyValuePair<string, object?>("peer", peer.Name))),
            "{state}",
            "State of the circuit breaker towards a service: 0 closed, 1 open, 2 half open, 3 isolated.");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
