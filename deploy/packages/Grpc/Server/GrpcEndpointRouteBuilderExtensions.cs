using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Internal;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        var services = builder.ServiceProvider;
        var unimplemented = services.GetService<UnimplementedEndpoints>()
            ?? throw new InvalidOperationException("Unable to find the required services: call AddGrpc() where services are added.");
        var globalOptions = services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;
        var options = MethodOptions.Merge(globalOptions, services.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value);
        var binder = new EndpointServiceBinder<TService>(
            builder, options, services.GetRequiredService<ILoggerFactory>().CreateLogger<TService>());
        binder.BindAll();
        if (globalOptions.IgnoreUnknownServices != true)
        {
            unimplemented.MapOnce(builder);
        }

        return new GrpcServiceEndpointConventionBuilder(binder.Endpoints);
    }
}
