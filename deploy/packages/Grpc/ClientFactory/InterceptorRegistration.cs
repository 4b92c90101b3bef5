using Grpc.Core.Interceptors;

namespace Grpc.Net.ClientFactory;

/// <summary>One interceptor of a registered client.</summary>
public class InterceptorRegistration(InterceptorScope scope, Func<IServiceProvider, Interceptor> creator)
{
    public InterceptorScope Scope { get; } = scope;

    internal Interceptor Create(IServiceProvider services) => creator(services);
}
