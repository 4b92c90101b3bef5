using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;

namespace FeedRanking.ServiceDefaults.WarmUp;

/// <summary>
/// This process's own gRPC endpoint, as a client sees it: the configuration's <c>Kestrel:Endpoints:Grpc:Url</c>. What a service asks itself
/// over it goes the whole way of a real request: sockets, HTTP/2, serialisation.
/// </summary>
public sealed class OwnGrpcEndpoint : IDisposable
{
    private const string UrlKey = "Kestrel:Endpoints:Grpc:Url";

    /// <summary>Opens nothing yet.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">It names no gRPC endpoint.</exception>
    public OwnGrpcEndpoint(IConfiguration configuration) => Channel = GrpcChannel.ForAddress(
        configuration[UrlKey] ?? throw new InvalidOperationException($"{UrlKey} is not set: this service has no gRPC endpoint to warm itself through."));

    /// <summary>A channel to this process.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Closes the channel.</summary>
    public void Dispose() => Channel.Dispose();
}
