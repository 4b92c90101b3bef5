using FeedRanking.Chaos;
using FeedRanking.FeatureStore;
using FeedRanking.FeedGateway.Grpc;
using FeedRanking.FeedGateway.Ops.Stores;
using FeedRanking.Messaging;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FeedRanking.FeedGateway.Ops;

/// <summary>Adds the gateway's operations.</summary>
internal static class GatewayOpsRegistration
{
    /// <summary>Adds <c>/ops</c>, and with Chaos:Enabled the faults of the whole system. After the stores that faults can hit.</summary>
    public static WebApplicationBuilder AddGatewayOps(this WebApplicationBuilder builder)
    {
        builder.AddOps(process: null);
        if (!builder.HasChaos())
        {
            return builder;
        }

        builder.Services.AddOptions<OpsServicesOptions>().BindConfiguration(OpsServicesOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ServiceFaults>();
        builder.Services.AddSingleton<IFaultDesk, GatewayFaultDesk>();
        builder.Services.AddSingleton<IncidentRunner>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<IncidentRunner>());
        builder.Services.AddSingleton<ICallFaults, CallFaults>();
        builder.Services.AddFaultyStores();
        return builder;
    }

    /// <summary>Puts what faults can hit around the stores and the broker's clients that are registered so far.</summary>
    public static IServiceCollection AddFaultyStores(this IServiceCollection services)
    {
        services.TryAddSingleton<FaultyRedis>();
        return services
            .Wrap<IViewerStore>((provider, inner) => new FaultyViewerStore(inner, provider.GetRequiredService<FaultyRedis>()))
            .Wrap<IFeedSessionStore>((provider, inner) => new FaultyFeedSessionStore(inner, provider.GetRequiredService<FaultyRedis>()))
            .Wrap<IExplanationStore>((provider, inner) => new FaultyExplanationStore(inner, provider.GetRequiredService<FaultyRedis>()))
            .Wrap<IPopularityStore>((provider, inner) => new FaultyPopularityStore(inner, provider.GetRequiredService<FaultyRedis>()))
            .Wrap<IEventPublisher>((provider, inner) => new FaultyEventPublisher(inner, provider.GetRequiredService<IFaults>()))
            .Wrap<IServedFeedLog>((provider, inner) => new FaultyServedFeedLog(inner, provider.GetRequiredService<IFaults>()));
    }

    // What is wrapped stays the container's: it makes and ends it.
    private static IServiceCollection Wrap<TService>(this IServiceCollection services, Func<IServiceProvider, TService, TService> wrap)
        where TService : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        var key = new object();
        services.Remove(inner);
        services.Add(inner switch
        {
            { ImplementationInstance: { } instance } => ServiceDescriptor.KeyedSingleton(typeof(TService), key, instance),
            { ImplementationFactory: { } make } => ServiceDescriptor.KeyedSingleton(typeof(TService), key, (provider, _) => make(provider)),
            _ => ServiceDescriptor.KeyedSingleton(typeof(TService), key, inner.ImplementationType!),
        });
        return services.AddSingleton(provider => wrap(provider, provider.GetRequiredKeyedService<TService>(key)));
    }
}
