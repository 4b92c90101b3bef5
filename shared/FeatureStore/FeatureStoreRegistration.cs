using FeedRanking.Features;
using FeedRanking.FeatureStore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the feature store to a service.</summary>
public static class FeatureStoreRegistration
{
    /// <summary>
    /// Adds <see cref="IViewerStore"/>, <see cref="IVideoStore"/>, <see cref="IPopularityStore"/> and
    /// <see cref="IFeatureStoreMaintenance"/> over Redis (<see cref="RedisOptions"/>, <see cref="FeatureStoreOptions"/>). The process
    /// starts without Redis, connects when it comes, and replaces a connection that has gone silent.
    /// </summary>
    public static IServiceCollection AddFeatureStore(this IServiceCollection services)
    {
        services.AddOptions<RedisOptions>().BindConfiguration(RedisOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FeatureStoreOptions>().BindConfiguration(FeatureStoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<FeatureStoreMetrics>();
        services.TryAddSingleton<RedisDialer>();
        services.TryAddSingleton<RedisConnection>();
        services.TryAddSingleton<IViewerStore, RedisViewerStore>();
        services.TryAddSingleton<IVideoStore, RedisVideoStore>();
        services.TryAddSingleton<IPopularityStore, RedisPopularityStore>();
        services.TryAddSingleton<IFeatureStoreMaintenance, RedisMaintenance>();
        services.AddHostedService<RedisWatcher>();
        return services;
    }

    /// <summary>Makes readiness depend on Redis (check <c>redis</c>, tag <c>ready</c>): for services that can do nothing without it.</summary>
    public static IServiceCollection AddRedisReadiness(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<RedisHealthCheck>("redis", tags: ["ready"]);
        return services;
    }

    /// <summary>
    /// Adds a <see cref="VideoCatalogue"/> that is filled from <see cref="IVideoStore"/> in the background, and a check
    /// <c>catalogue</c> (tag <c>ready</c>) that waits for it. Needs <see cref="AddFeatureStore"/>.
    /// </summary>
    public static IServiceCollection AddCatalogueReplica(this IServiceCollection services)
    {
        services.AddOptions<CatalogueReplicaOptions>()
            .BindConfiguration(CatalogueReplicaOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<VideoCatalogue>();
        services.TryAddSingleton<CatalogueState>();
        services.AddHostedService<CatalogueReplica>();
        services.AddHealthChecks().AddCheck<CatalogueHealthCheck>("catalogue", tags: ["ready"]);
        return services;
    }
}
