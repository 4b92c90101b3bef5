using Grpc.Core.Interceptors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory.Internal;

/// <summary>Makes clients over the shared channel of their name.</summary>
internal sealed class DefaultGrpcClientFactory(
    IServiceProvider services, GrpcChannelCache channels, IOptionsMonitor<GrpcClientFactoryOptions> options) : GrpcClientFactory
{
    public override TClient CreateClient<TClient>(string name)
    {
        var clientOptions = options.Get(name);
        var invoker = channels.GetInvoker(name);
        if (clientOptions.CallOptionsActions.Count > 0)
        {
            invoker = new CallOptionsInvoker(invoker, services, clientOptions.CallOptionsActions);
        }

        var interceptors = clientOptions.InterceptorRegistrations
            .Where(registration => registration.Scope == InterceptorScope.Client)
            .Select(registration => registration.Create(services))
            .ToArray();
        invoker = invoker.Intercept(interceptors);
        return clientOptions.Creator is { } creator
            ? (TClient)creator(invoker)
            : ActivatorUtilities.CreateInstance<TClient>(services, invoker);
    }
}
