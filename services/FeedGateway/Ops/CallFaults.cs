using FeedRanking.Chaos;
using FeedRanking.FeedGateway.Grpc;
using Polly;

namespace FeedRanking.FeedGateway.Ops;

/// <summary>Puts <see cref="PeerChaos"/> into the calls of every replica.</summary>
internal sealed class CallFaults(IFaults faults, TimeProvider clock) : ICallFaults
{
    public void AddTo(ResiliencePipelineBuilder<object> builder, string peer, int replica) =>
        builder.AddStrategy(_ => new PeerChaos(faults, peer, replica, clock), new FaultsOfCalls());

    private sealed class FaultsOfCalls : ResilienceStrategyOptions;
}
