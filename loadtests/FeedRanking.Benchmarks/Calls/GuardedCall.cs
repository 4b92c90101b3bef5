using System.Diagnostics.Metrics;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.FeedGateway.Grpc.Calls;
using FeedRanking.Pipeline;
using Polly;

namespace FeedRanking.Benchmarks.Calls;

/// <summary>A call of nothing, with and without the resilience that the gateway puts around its calls.</summary>
internal sealed class GuardedCall : IDisposable
{
    private static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(60);
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ResiliencePipeline<object> _ofPeer;
    private readonly ResiliencePipeline<object> _ofReplica;

    public GuardedCall()
    {
        var metrics = new CallMetrics(_services.GetRequiredService<IMeterFactory>());
        var peer = new PeerState("Nothing", 1, new ResilienceOptions(), metrics, TimeProvider.System);
        _ofPeer = Resilience.OfHeavyRanker(peer);
        _ofReplica = Resilience.OfReplica(peer, peer.Replicas[0], faults: null);
    }

    /// <summary>As the gateway's peers do it: a pooled context with the call, the service's strategies, then the replica's.</summary>
    public int Run()
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        context.Properties.Set(Resilience.Call, new Nothing(new StageContext(Allowance, default, CancellationToken.None)));
        var answer = _ofPeer.ExecuteOutcomeAsync(
            static (attempt, call) => call._ofReplica.ExecuteOutcomeAsync(static (_, inner) => inner.AnswerAsync(), attempt, call), context, this);
        ResilienceContextPool.Shared.Return(context);
        return answer.AsTask().GetAwaiter().GetResult().Result is null ? 0 : 1;
    }

    public int RunBare() => AnswerAsync().AsTask().GetAwaiter().GetResult().Result is null ? 0 : 1;

    public void Dispose() => _services.Dispose();

    private ValueTask<Outcome<object>> AnswerAsync() => ValueTask.FromResult(Outcome.FromResult<object>(this));

    private sealed class Nothing(StageContext context) : PeerCall(context, TimeProvider.System);
}
