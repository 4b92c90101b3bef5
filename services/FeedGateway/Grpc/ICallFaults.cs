using Polly;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>Puts faults on demand into calls. Where none is registered, no strategy for it is in any pipeline.</summary>
internal interface ICallFaults
{
    /// <summary>Adds strategies to the pipeline of one replica, innermost: breaker, timeout and all around it see the fault as the service's own.</summary>
    /// <param name="builder">What the replica's pipeline is made of so far.</param>
    /// <param name="peer">The service, for example "HeavyRanker".</param>
    /// <param name="replica">Its replica, from 1.</param>
    void AddTo(ResiliencePipelineBuilder<object> builder, string peer, int replica);
}
