using Microsoft.Extensions.Options;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The default that is not null.</summary>
internal sealed class GrpcServiceOptionsSetup : IConfigureOptions<GrpcServiceOptions>
{
    public void Configure(GrpcServiceOptions options) => options.MaxReceiveMessageSize ??= GrpcServiceOptions.DefaultMaxReceiveMessageSize;
}
