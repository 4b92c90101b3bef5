using FeedRanking.FeedGateway.Grpc;
using Polly;
using Polly.CircuitBreaker;

namespace FeedRanking.Benchmarks.Calls;

/// <summary>A call of nothing, with and without the resilience that the gateway puts around its calls.</summary>
internal sealed class GuardedCall
{
    private static readonly TimeSpan Allowance = TimeSpan.FromMilliseconds(60);
    private readonly ResiliencePipeline _pipeline = Resilience.Build(new ResilienceOptions(), new CircuitBreakerStateProvider(), TimeProvider.System);

    /// <summary>As the gateway's peers do it: a pooled context with the stage's allowance, then the call.</summary>
    public int Run()
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, CancellationToken.None);
        context.Properties.Set(Resilience.Allowance, Allowance);
        var answer = _pipeline.ExecuteAsync(static (_, call) => call.AnswerAsync(), context, this).AsTask().GetAwaiter().GetResult();
        ResilienceContextPool.Shared.Return(context);
        return answer;
    }

    public int RunBare() => AnswerAsync().AsTask().GetAwaiter().GetResult();

    private ValueTask<int> AnswerAsync() => ValueTask.FromResult(GetHashCode());
}
