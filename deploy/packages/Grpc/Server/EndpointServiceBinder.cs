using System.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>Asks the generated code of a service for its methods and maps an endpoint for each. All reflection happens here, once.</summary>
internal sealed class EndpointServiceBinder<TService>(IEndpointRouteBuilder builder, MethodOptions options, ILogger logger) : ServiceBinderBase
    where TService : class
{
    private readonly List<IEndpointConventionBuilder> _endpoints = [];

    public IReadOnlyList<IEndpointConventionBuilder> Endpoints => _endpoints;

    public void BindAll()
    {
        for (var type = typeof(TService).BaseType; type is not null; type = type.BaseType)
        {
            if (type.GetCustomAttribute<BindServiceMethodAttribute>(inherit: false) is { } attribute)
            {
                var bind = attribute.BindType.GetMethod(
                    attribute.BindMethodName, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static, [typeof(ServiceBinderBase), type])
                    ?? throw new InvalidOperationException($"{attribute.BindType} has no method {attribute.BindMethodName} that binds {type}.");
                bind.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [this, null], null);
                return;
            }
        }

        throw new InvalidOperationException($"{typeof(TService)} is not derived from a generated gRPC service base class.");
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        var invoker = CreateInvoker<UnaryServerMethod<TService, TRequest, TResponse>>(
            method, [typeof(TRequest), typeof(ServerCallContext)]);
        Map(method, new UnaryCallHandler<TService, TRequest, TResponse>(method, options, logger, invoker).HandleCallAsync);
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        var invoker = CreateInvoker<ServerStreamingServerMethod<TService, TRequest, TResponse>>(
            method, [typeof(TRequest), typeof(IServerStreamWriter<TResponse>), typeof(ServerCallContext)]);
        Map(method, new ServerStreamingCallHandler<TService, TRequest, TResponse>(method, options, logger, invoker).HandleCallAsync);
    }

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        throw RequestStreamsAreLeftOut(method);

    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        throw RequestStreamsAreLeftOut(method);

    private static TDelegate CreateInvoker<TDelegate>(IMethod method, Type[] parameters)
        where TDelegate : Delegate
    {
        var handler = typeof(TService).GetMethod(method.Name, BindingFlags.Public | BindingFlags.Instance, parameters)
            ?? throw new InvalidOperationException($"{typeof(TService)} has no handler for {method.FullName}.");
        return handler.CreateDelegate<TDelegate>();
    }

    private static NotSupportedException RequestStreamsAreLeftOut(IMethod method) => new(
        $"{method.FullName}: the Grpc stand-in of the restricted package set has no methods that stream requests.");

    private void Map(IMethod method, RequestDelegate handler)
    {
        _endpoints.Add(builder.MapPost(method.FullName, handler)
            .WithDisplayName($"gRPC - {method.FullName}")
            .WithMetadata(new GrpcMethodMetadata(typeof(TService), method)));
    }
}
