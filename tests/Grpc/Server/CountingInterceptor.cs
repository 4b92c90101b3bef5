using Grpc.Core;
using Grpc.Core.Interceptors;

namespace FeedRanking.Grpc.Tests.Server;

/// <summary>Counts what passes, on either side, and adds a header to calls.</summary>
internal sealed class CountingInterceptor : Interceptor
{
    public int Calls { get; private set; }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        Calls++;
        var headers = new Metadata { { EchoService.EchoedTextKey, "intercepted" } };
        return continuation(
            request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, context.Options.WithHeaders(headers)));
    }

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Calls++;
        return continuation(request, context);
    }
}
