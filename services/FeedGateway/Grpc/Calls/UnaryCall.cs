using System.Runtime.CompilerServices;
using FeedRanking.Pipeline;
using Grpc.Core;
using Polly;

namespace FeedRanking.FeedGateway.Grpc.Calls;

/// <summary>A call of one method with one message.</summary>
internal sealed class UnaryCall<TClient, TRequest, TResponse>(
    StageContext context, TimeProvider clock, Func<TClient, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method, TRequest request)
    : ClientCall<TClient>(context, clock)
    where TResponse : class
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<Outcome<object>> SendAsync(TClient client, CancellationToken cancel)
    {
        CountAttempt();
        try
        {
            using var calling = method(client, request, new CallOptions(deadline: ExpiresAt, cancellationToken: cancel));
            return Outcome.FromResult<object>(await calling.ResponseAsync);
        }
        catch (Exception exception) when (exception is RpcException or OperationCanceledException or InvalidOperationException)
        {
            return Outcome.FromException<object>(exception);
        }
    }
}
