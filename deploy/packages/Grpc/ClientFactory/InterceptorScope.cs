namespace Grpc.Net.ClientFactory;

/// <summary>How long a client's interceptor lives.</summary>
public enum InterceptorScope
{
    Channel,
    Client,
}
