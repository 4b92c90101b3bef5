using FeedRanking.ServiceDefaults.Health;
using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedRanking.ServiceDefaults.Hosting;

/// <summary>gRPC with bounded messages, and its health service fed by the readiness checks.</summary>
internal static class GrpcDefaults
{
    public static void AddGrpcDefaults(this IServiceCollection services)
    {
        services.AddGrpc();
        services.AddOptions<GrpcServiceOptions>().Configure<IOptions<ServiceDefaultsOptions>>((grpc, options) =>
        {
            grpc.MaxReceiveMessageSize = options.Value.MaxGrpcMessageBytes;
            grpc.MaxSendMessageSize = options.Value.MaxGrpcMessageBytes;
        });
        services.AddGrpcHealthChecks(options => options.Services.Map(string.Empty, check => check.Tags.Contains(HealthTags.Ready)));
    }
}
