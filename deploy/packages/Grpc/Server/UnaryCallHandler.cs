using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serves one unary method.</summary>
internal sealed class UnaryCallHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method, MethodOptions options, ILogger logger, UnaryServerMethod<TService, TRequest, TResponse> invoker)
    : CallHandler<TService, TRequest, TResponse>(method, options, logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    private readonly UnaryServerMethod<TService, TRequest, TResponse> _invoker = InterceptorPipeline.Wrap(invoker, options.Interceptors);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected override async ValueTask ServeAsync(TService service, TRequest request, HttpContextServerCallContext call)
    {
        var response = await _invoker(service, request, call).ConfigureAwait(false);
        if (response is null)
        {
            throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."));
        }

        if (call.TryEnd())
        {
            call.WriteSingle(response, Method.ResponseMarshaller.ContextualSerializer, Options.MaxSendMessageSize);
        }
    }
}
