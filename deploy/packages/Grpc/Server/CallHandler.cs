using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Serves one method: what every kind of call with one request shares, from the checks to the last clean-up.</summary>
internal abstract class CallHandler<TService, TRequest, TResponse>(Method<TRequest, TResponse> method, MethodOptions options, ILogger logger)
    where TService : class
    where TRequest : class
    where TResponse : class
{
    protected Method<TRequest, TResponse> Method { get; } = method;

    protected MethodOptions Options { get; } = options;

    public Task HandleCallAsync(HttpContext httpContext) =>
        RequestChecks.Accept(httpContext) ? HandleAcceptedAsync(httpContext) : Task.CompletedTask;

    /// <summary>Runs the handler of the service and writes its answer, unless the deadline has answered.</summary>
    protected abstract ValueTask ServeAsync(TService service, TRequest request, HttpContextServerCallContext call);

    private async Task HandleAcceptedAsync(HttpContext httpContext)
    {
        var call = new HttpContextServerCallContext(httpContext, Method, logger, Options.EnableDetailedErrors);
        httpContext.Features.Set<IServerCallContextFeature>(call);
        TService? owned = null;
        try
        {
            call.StartDeadline();
            var request = await RequestReader.ReadSingleAsync(
                httpContext.Request.BodyReader,
                Method.RequestMarshaller.ContextualDeserializer,
                Options.MaxReceiveMessageSize,
                call.ReadToken).ConfigureAwait(false);
            var service = ServiceActivator<TService>.Get(httpContext.RequestServices, out var isNew);
            owned = isNew ? service : null;
            await ServeAsync(service, request, call).ConfigureAwait(false);
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
