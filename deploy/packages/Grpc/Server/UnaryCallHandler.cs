using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serves one unary method.</summary>
internal sealed class UnaryCallHandler<TService, TRequest, TResponse>(
    Method<TRequest, TResponse> method, MethodOptions options, ILogger logger, UnaryServerMethod<TService, TRequest, TResponse> invoker)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    private readonly UnaryServerMethod<TService, TRequest, TResponse> _invoker = InterceptorPipeline.Wrap(invoker, options.Interceptors);

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
            var response = await _invoker(service, request, call).ConfigureAwait(false);
            if (response is null)
            {
                throw new RpcException(new Status(StatusCode.Cancelled, "No message returned from method."));
            }

            if (call.TryEnd())
            {
                call.WriteSingle(response, method.ResponseMarshaller.ContextualSerializer, options.MaxSendMessageSize);
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
