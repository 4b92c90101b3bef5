using System.Runtime.CompilerServices;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serves one method that answers with a stream.</summary>
internal sealed class ServerStreamingCallHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method, MethodOptions options, ILogger logger, ServerStreamingServerMethod<TService, TRequest, TResponse> invoker)
    : CallHandler<TService, TRequest, TResponse>(method, options, logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    private readonly ServerStreamingServerMethod<TService, TRequest, TResponse> _invoker =
        InterceptorPipeline.Wrap(invoker, options.Interceptors);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    protected override async ValueTask ServeAsync(TService service, TRequest request, HttpContextServerCallContext call)
    {
        var writer = new ServerStreamWriter<TResponse>(call, Method.ResponseMarshaller.ContextualSerializer, Options.MaxSendMessageSize);
        await _invoker(service, request, writer, call).ConfigureAwait(false);
        if (call.TryEnd())
        {
            call.WriteEnd();
        }
    }
}
