using FeedRanking.FeedGateway.Grpc.Calls;
using Grpc.Core;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace FeedRanking.FeedGateway.Grpc;

/// <summary>
/// How the gateway calls its services, in one place; each list reads from outside to inside. A call goes through the list of its service;
/// each attempt that comes out of it is given to one replica (<see cref="Balancer"/>) and goes through the list of that replica.
/// </summary>
internal static class Resilience
{
    /// <summary>The call that an attempt belongs to.</summary>
    public static readonly ResiliencePropertyKey<PeerCall> Call = new("feedranking.call");

    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(1);

    /// <summary>CandidateRetrieval: the first of the request's calls, cheap beside the others, so its slowest are asked twice.</summary>
    public static ResiliencePipeline<object> OfCandidateRetrieval(PeerState peer) => Begin(peer)
        .AddBulkhead(peer)
        .AddHedgeAtLiveP95(peer)
        .AddConnectionRetry(peer)
        .Build();

    /// <summary>LightRanker: never twice, its work is too dear; the rung below needs it no more.</summary>
    public static ResiliencePipeline<object> OfLightRanker(PeerState peer) => Begin(peer)
        .AddBulkhead(peer)
        .AddConnectionRetry(peer)
        .Build();

    /// <summary>HeavyRanker: the same.</summary>
    public static ResiliencePipeline<object> OfHeavyRanker(PeerState peer) => Begin(peer)
        .AddBulkhead(peer)
        .AddConnectionRetry(peer)
        .Build();

    /// <summary>What stands around each attempt at one replica of any of them.</summary>
    public static ResiliencePipeline<object> OfReplica(PeerState peer, ReplicaState replica, ICallFaults? faults) => Begin(peer)
        .AddBreaker(peer, replica)
        .AddTimeoutOfTheDeadline()
        .AddFaults(peer, replica, faults)
        .Build();

    private static ResiliencePipelineBuilder<object> Begin(PeerState peer) => new() { Name = peer.Name, TimeProvider = peer.Clock };

    // Whoever would have to wait here is better served by the next rung.
    private static ResiliencePipelineBuilder<object> AddBulkhead(this ResiliencePipelineBuilder<object> builder, PeerState peer) => peer.Options.Enabled
        ? builder.AddStrategy(_ => new Bulkhead(peer.Options.MaxCalls), new BulkheadOptions())
        : builder;

    // Lateness alone starts a hedge; failures are the retry's. Where one of the two attempts fails, the other is waited for.
    private static ResiliencePipelineBuilder<object> AddHedgeAtLiveP95(this ResiliencePipelineBuilder<object> builder, PeerState peer) =>
        peer.Options is { Enabled: true, Hedging: true }
            ? builder.AddHedging(new HedgingStrategyOptions<object>
            {
                MaxHedgedAttempts = 1,
                ShouldHandle = static arguments => new(arguments.Outcome.Exception is not null),
                DelayGenerator = arguments => new(peer.HedgeDelay(CallOf(arguments.Context))),
                ActionGenerator = arguments => peer.TryHedge(CallOf(arguments.PrimaryContext), arguments.ActionContext)
                    ? () => arguments.Callback(arguments.ActionContext)
                    : null,
            })
            : builder;

    // The only layer that retries.
    private static ResiliencePipelineBuilder<object> AddConnectionRetry(this ResiliencePipelineBuilder<object> builder, PeerState peer) =>
        peer.Options is { Enabled: true, ConnectionRetries: > 0 }
            ? builder.AddRetry(new RetryStrategyOptions<object>
            {
                MaxRetryAttempts = peer.Options.ConnectionRetries,
                Delay = TimeSpan.Zero,
                ShouldHandle = arguments => new(
                    arguments.Outcome.Exception is RpcException { StatusCode: StatusCode.Unavailable }
                    && arguments.AttemptNumber < peer.Options.ConnectionRetries
                    && CallOf(arguments.Context).Remaining >= LeastTime
                    && peer.TryRetry()),
            })
            : builder;

    private static ResiliencePipelineBuilder<object> AddBreaker(this ResiliencePipelineBuilder<object> builder, PeerState peer, ReplicaState replica) =>
        peer.Options.Enabled
            ? builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<object>
            {
                FailureRatio = peer.Options.FailureRatio,
                MinimumThroughput = peer.Options.MinimumCalls,
                SamplingDuration = TimeSpan.FromMilliseconds(peer.Options.SamplingMs),
                BreakDurationGenerator = arguments => new(peer.BreakDuration(arguments.HalfOpenAttempts)),
                StateProvider = replica.Breaker,
                ShouldHandle = arguments => new(CountsAgainstReplica(arguments.Outcome.Exception, arguments.Context, replica)),
                OnOpened = arguments =>
                {
                    replica.OpenedFor(arguments.BreakDuration);
                    return default;
                },
            })
            : builder;

    private static ResiliencePipelineBuilder<object> AddTimeoutOfTheDeadline(this ResiliencePipelineBuilder<object> builder) =>
        builder.AddTimeout(new TimeoutStrategyOptions
        {
            // Zero would mean no timeout.
            TimeoutGenerator = static arguments => new(CallOf(arguments.Context).Remaining is var left && left > LeastTime ? left : LeastTime),
        });

    private static ResiliencePipelineBuilder<object> AddFaults(
        this ResiliencePipelineBuilder<object> builder, PeerState peer, ReplicaState replica, ICallFaults? faults)
    {
        faults?.AddTo(builder, peer.Name, replica.Number);
        return builder;
    }

    private static PeerCall CallOf(ResilienceContext context) => context.Properties.GetValue(Call, null!);

    // A request that we formed badly says nothing about the replica. One that says "too much to do" is alive, and is asked less by other means.
    private static bool CountsAgainstReplica(Exception? exception, ResilienceContext context, ReplicaState replica) => exception switch
    {
        TimeoutRejectedException => true,
        RpcException { StatusCode: StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.FailedPrecondition or StatusCode.ResourceExhausted } => false,
        RpcException or OperationCanceledException when context.CancellationToken.IsCancellationRequested => LeftBehindCounts(context, replica),
        RpcException => true,
        _ => false,
    };

    // Whom a hedge has overtaken was late; who was a hedge itself, or whose viewer went away, may have been quick.
    // But a breaker that asks whether the replica is back must not take silence for an answer.
    private static bool LeftBehindCounts(ResilienceContext context, ReplicaState replica) =>
        !replica.IsClosed || (CallOf(context) is var call && call.IsHedged && !call.IsAborted && !PeerState.IsHedge(context));
}
