using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serves one method that answers with a stream.</summary>
internal sealed class ServerStreamingCallHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method, MethodOptions options, ILogger logger, ServerStreamingServerMethod<TService, TRequest, TResponse> invoker)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    private readonly ServerStreamingServerMethod<TService, TRequest, TResponse> _invoker =
        InterceptorPipeline.Wrap(invoker, options.Interceptors);

    public Task HandleCallAsync(HttpContext httpContext) =>
        RequestChecks.Accept(httpContext) ? HandleAcceptedAsync(httpContext) : Task.CompletedTask;

    private async Task HandleAcceptedAsync(HttpContext httpContext)
    {
        var call = new HttpContextServerCallContext(httpContext, method, logger, options.EnableDetailedErrors);
        httpContext.Features.Set<IServerCallContextFeature>(call);
        TService? owned = null;
        try
        {
            call.StartDeadline();
            var request = await RequestReader.ReadSingleAsync(
                httpContext.Request.BodyReader,
                method.RequestMarshaller.ContextualDeserializer,
                options.MaxReceiveMessageSize,
                call.ReadToken).ConfigureAwait(false);
            var service = ServiceActivator<TService>.Get(httpContext.RequestServices, out var isNew);
            owned = isNew ? service : null;
            var writer = new ServerStreamWriter<TResponse>(
                call, method.ResponseMarshaller.ContextualSerializer, options.MaxSendMessageSize);
            await _invoker(service, request, writer, call).ConfigureAwait(false);
            if (call.TryEnd())
            {
                call.WriteEnd();
            }
        }
        catch (Exception exception)
        {
            call.Fail(exception);
        }
        finally
        {
            if (owned is not null)
            {
                await ServiceActivator<TService>.DisposeAsync(owned).ConfigureAwait(false);
            }

            await call.DisposeAsync().ConfigureAwait(false);
        }
    }
}
