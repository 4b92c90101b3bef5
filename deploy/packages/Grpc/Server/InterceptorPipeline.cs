using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Puts interceptors around a handler, once when a service is mapped. Without interceptors the handler stays as it is.</summary>
internal static class InterceptorPipeline
{
    public static UnaryServerMethod<TService, TRequest, TResponse> Wrap<TService, TRequest, TResponse>(
        UnaryServerMethod<TService, TRequest, TResponse> handler, IReadOnlyList<InterceptorRegistration> interceptors)
        where TService : class
        where TRequest : class
        where TResponse : class
    {
        for (var i = interceptors.Count - 1; i >= 0; i--)
        {
            var (registration, inner) = (interceptors[i], handler);
            handler = (service, request, context) =>
                registration.GetInstance(context.GetHttpContext().RequestServices)
                    .UnaryServerHandler(request, context, (innerRequest, innerContext) => inner(service, innerRequest, innerContext));
        }

        return handler;
    }

    public static ServerStreamingServerMethod<TService, TRequest, TResponse> Wrap<TService, TRequest, TResponse>(
        ServerStreamingServerMethod<TService, TRequest, TResponse> handler, IReadOnlyList<InterceptorRegistration> interceptors)
        where TService : class
        where TRequest : class
        where TResponse : class
    {
        for (var i = interceptors.Count - 1; i >= 0; i--)
        {
            var (registration, inner) = (interceptors[i], handler);
            handler = (service, request, stream, context) =>
                registration.GetInstance(context.GetHttpContext().RequestServices)
                    .ServerStreamingServerHandler(
                        request, stream, context, (innerRequest, innerStream, innerContext) => inner(service, innerRequest, innerStream, innerContext));
        }

        return handler;
    }
}
