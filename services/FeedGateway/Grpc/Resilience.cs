using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>
/// How the gateway calls its services, in one place. From outside to inside: a breaker per service, one more attempt after a lost
/// connection, and a timeout that is what the request's deadline leaves to the stage.
/// </summary>
internal static class Resilience
{
    /// <summary>What the stage may use: the timeout of the call.</summary>
    public static readonly ResiliencePropertyKey<TimeSpan> Allowance = new("feedranking.allowance");

    public static ResiliencePipeline Build(ResilienceOptions options, CircuitBreakerStateProvider state, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumCalls,
                SamplingDuration = TimeSpan.FromMilliseconds(options.SamplingMs),
                BreakDuration = TimeSpan.FromMilliseconds(options.BreakMs),
                StateProvider = state,
                ShouldHandle = static arguments => new(CountsAgainstPeer(arguments.Outcome.Exception, arguments.Context)),
            })
            .AddRetries(options.ConnectionRetries)
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = static arguments => new(arguments.Context.Properties.GetValue(Allowance, Timeout.InfiniteTimeSpan)),
            })
            .Build();

    private static ResiliencePipelineBuilder AddRetries(this ResiliencePipelineBuilder builder, int retries) => retries == 0
        ? builder
        : builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = retries,
            Delay = TimeSpan.Zero,
            ShouldHandle = static arguments => new(arguments.Outcome.Exception is RpcException { StatusCode: StatusCode.Unavailable }),
        });

    // A request that we formed badly says nothing about the peer, and neither does a viewer who went away.
    private static bool CountsAgainstPeer(Exception? exception, ResilienceContext context) => exception switch
    {
        TimeoutRejectedException => true,
        RpcException { StatusCode: StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.FailedPrecondition } => false,
        RpcException => !context.CancellationToken.IsCancellationRequested,
        _ => false,
    };
}
